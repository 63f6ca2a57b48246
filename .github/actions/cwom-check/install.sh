#!/usr/bin/env bash
# Installs cargo-cwom where later steps find it: from a checkout, or a published version of it.
set -euo pipefail

root="$RUNNER_TEMP/cwom"
if [ -n "${VERSION:-}" ]; then
    cargo install --locked --root "$root" --version "$VERSION" cargo-cwom
else
    # The action stands in the toolkit's repository, so that its own version is beside it.
    toolkit="${TOOLKIT:-$GITHUB_ACTION_PATH/../../..}"
    cargo install --locked --root "$root" --path "$toolkit/cargo-cwom"
fi
echo "$root/bin" >> "$GITHUB_PATH"
