using System.Numerics;

namespace Course.Simd;

/// <summary>
/// Functions of every element of a span, in SIMD, for float and double. The bits of a result depend on its inputs alone: not on the machine, its vectors,
/// the element's place or the span's length. NaN and infinity go through as IEEE 754 says. The result may be an input.
/// </summary>
/// <remarks>
/// Largest errors, in units in the last place of the exact result, as the tests measure them, float / double: <see cref="Exp"/> 1, <see cref="Log"/> 1,
/// <see cref="Sigmoid"/> 2, <see cref="Tanh"/> 3, <see cref="Softplus"/> 2, <see cref="Gelu"/> 8 (down to −12 for float and −37 for double, where the
/// result fades into numbers below the normal range). All methods throw <see cref="ArgumentException"/> if lengths differ or memory overlaps shifted.
/// </remarks>
public static partial class ElementWise
{
    private static void Run<T, TFunction>(TFunction function, ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementFunction<T> =>
        ElementLoop.Run(function, x, x, result, InstructionSets.Best);

    private static void Run<T, TFunction>(TFunction function, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunction : struct, IElementFunction<T> =>
        ElementLoop.Run(function, x, y, result, InstructionSets.Best);
}
