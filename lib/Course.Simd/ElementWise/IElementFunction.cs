namespace Course.Simd;

/// <summary>A function of one or two numbers, written once for every vector width. A struct, so that it is compiled into the loop that applies it.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal interface IElementFunction<T>
    where T : unmanaged
{
    /// <summary>How many inputs the function has: 1 or 2.</summary>
    static abstract int Inputs { get; }

    /// <summary>Computes the function in every lane; a function of one number is given it twice.</summary>
    TVector Apply<TVector, TWidth>(TVector x, TVector y)
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector>;
}
