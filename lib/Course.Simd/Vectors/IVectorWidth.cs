namespace Course.Simd;

/// <summary>
/// The operations that the kernels need, on a vector of <see cref="Count"/> numbers. One generic kernel, written against this interface, is compiled
/// by the JIT for each width and number type; each call below becomes one or a few machine instructions.
/// </summary>
/// <remarks>
/// Every operation treats its lanes alike and rounds as IEEE 754 prescribes (<see cref="MultiplyAdd"/> once, never twice or machine-dependently),
/// so a lane's result does not depend on how many lanes there are.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
internal unsafe interface IVectorWidth<T, TVector>
    where T : unmanaged
    where TVector : unmanaged
{
    /// <summary>How many numbers the vector holds.</summary>
    static abstract int Count { get; }

    /// <summary>Every lane zero.</summary>
    static abstract TVector Zero { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> consecutive numbers; no alignment is needed.</summary>
    static abstract TVector Load(T* source);

    /// <summary>Writes <see cref="Count"/> consecutive numbers; no alignment is needed.</summary>
    static abstract void Store(TVector vector, T* destination);

    /// <summary>x + y.</summary>
    static abstract TVector Add(TVector x, TVector y);

    /// <summary>x − y.</summary>
    static abstract TVector Subtract(TVector x, TVector y);

    /// <summary>x · y.</summary>
    static abstract TVector Multiply(TVector x, TVector y);

    /// <summary>x / y.</summary>
    static abstract TVector Divide(TVector x, TVector y);

    /// <summary>x · y + addend with a single rounding (FMA).</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector addend);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TVector SquareRoot(TVector x);

    /// <summary>The larger of limit and x, and x when x is NaN: <paramref name="x"/> must stand second.</summary>
    static abstract TVector AtLeast(TVector limit, TVector x);

    /// <summary>The smaller of limit and x, and x when x is NaN: <paramref name="x"/> must stand second.</summary>
    static abstract TVector AtMost(TVector limit, TVector x);

    /// <summary>All bits set in the lanes where x &gt; y.</summary>
    static abstract TVector IsGreater(TVector x, TVector y);

    /// <summary>whenSet in the lanes whose mask bits are set, else whenClear.</summary>
    static abstract TVector Select(TVector mask, TVector whenSet, TVector whenClear);

    /// <summary>Bitwise and.</summary>
    static abstract TVector And(TVector x, TVector y);

    /// <summary>Bitwise or.</summary>
    static abstract TVector Or(TVector x, TVector y);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TVector Xor(TVector x, TVector y);

    /// <summary>The lanes' bit patterns shifted to the left.</summary>
    static abstract TVector ShiftBitsLeft(TVector x, int count);

    /// <summary>The lanes' bit patterns shifted to the right, zeros coming in.</summary>
    static abstract TVector ShiftBitsRight(TVector x, int count);
}
