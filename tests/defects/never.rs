//! What a type is not, said to the compiler: the opposite does not compile.

/// Holds a type to lacking a trait. With it, the call below would have two candidates.
macro_rules! never {
    ($type:ty: $($bound:tt)+) => {{
        trait Either<A> {
            fn it() {}
        }
        struct Has;
        impl<T> Either<()> for T {}
        impl<T: $($bound)+> Either<Has> for T {}
        <$type as Either<_>>::it();
    }};
}
