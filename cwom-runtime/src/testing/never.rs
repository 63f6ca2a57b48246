//! What does not compile, as far as a test that compiles can say it.

/// States that a type does not implement a trait; where it does, this does not compile. Type and trait
/// are single names.
///
/// ```
/// cwom_runtime::testing::never!(String: Copy);
/// ```
///
/// ```compile_fail
/// cwom_runtime::testing::never!(String: Clone);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __never {
    ($type:ident: $trait:path) => {
        const _: fn() = || {
            // For a type with the trait there are two ways to name the function.
            trait Ambiguous<Which> {
                fn here() {}
            }
            struct Implemented;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: ?Sized + $trait> Ambiguous<Implemented> for T {}
            let _ = <$type as Ambiguous<_>>::here;
        };
    };
}

pub use __never as never;
