using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Course.Simd;

namespace Course.Benchmarks;

/// <summary>
/// How fast this processor multiplies and adds at best: twelve sums in registers, no memory, so that both of its multipliers are always busy.
/// Nothing that a program computes can be faster; what the machine gives at this moment is seen from how this varies.
/// </summary>
internal static class PeakProbe
{
    /// <summary>The operations in one probe.</summary>
    public const double Operations = 1e9;

    /// <summary>Runs the probe once, in the widest vectors of the machine or those that the runtime was restricted to.</summary>
    /// <param name="dtype">f32 or f64.</param>
    public static double? Run(string dtype) => dtype == "f32" ? Run<float>() : Run<double>();

    private static double Run<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        InstructionSets.Best switch
        {
            InstructionSet.Vector512 => Chains<T, Vector512<T>, Width512<T>>(),
            InstructionSet.Vector256 => Chains<T, Vector256<T>, Width256<T>>(),
            InstructionSet.Vector128 => Chains<T, Vector128<T>, Width128<T>>(),
            _ => Chains<T, T, WidthOne<T>>(),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Chains<T, TVector, TWidth>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        where TVector : unmanaged
        where TWidth : struct, IVectorWidth<T, TVector>
    {
        TVector factor = TWidth.Broadcast(T.CreateTruncating(0.999)), addend = TWidth.Broadcast(T.CreateTruncating(1e-4));
        TVector s0 = addend, s1 = addend, s2 = addend, s3 = addend, s4 = addend, s5 = addend;
        TVector s6 = addend, s7 = addend, s8 = addend, s9 = addend, s10 = addend, s11 = addend;
        long steps = (long)(Operations / (12 * 2 * TWidth.Count));
        for (long step = 0; step < steps; step++)
        {
            s0 = TWidth.MultiplyAdd(s0, factor, addend);
            s1 = TWidth.MultiplyAdd(s1, factor, addend);
            s2 = TWidth.MultiplyAdd(s2, factor, addend);
            s3 = TWidth.MultiplyAdd(s3, factor, addend);
            s4 = TWidth.MultiplyAdd(s4, factor, addend);
            s5 = TWidth.MultiplyAdd(s5, factor, addend);
            s6 = TWidth.MultiplyAdd(s6, factor, addend);
            s7 = TWidth.MultiplyAdd(s7, factor, addend);
            s8 = TWidth.MultiplyAdd(s8, factor, addend);
            s9 = TWidth.MultiplyAdd(s9, factor, addend);
            s10 = TWidth.MultiplyAdd(s10, factor, addend);
            s11 = TWidth.MultiplyAdd(s11, factor, addend);
        }

        var sum = TWidth.Add(TWidth.Add(TWidth.Add(s0, s1), TWidth.Add(s2, s3)), TWidth.Add(TWidth.Add(s4, s5), TWidth.Add(s6, s7)));
        sum = TWidth.Add(sum, TWidth.Add(TWidth.Add(s8, s9), TWidth.Add(s10, s11)));
        return double.CreateTruncating(Unsafe.As<TVector, T>(ref sum));
    }
}
