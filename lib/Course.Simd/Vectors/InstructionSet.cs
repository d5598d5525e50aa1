using System.Runtime.Intrinsics;

namespace Course.Simd;

/// <summary>The vector registers that a kernel is compiled for. Every one of them gives the same bits.</summary>
internal enum InstructionSet
{
    /// <summary>One number at a time; for machines without vectors, and the tests' plainest path.</summary>
    Scalar,

    /// <summary>128-bit registers: ARM (NEON), and x86 before AVX2.</summary>
    Vector128,

    /// <summary>256-bit registers: AVX2 with FMA.</summary>
    Vector256,

    /// <summary>512-bit registers: AVX-512.</summary>
    Vector512,
}

/// <summary>Which instruction set this machine is best at.</summary>
internal static class InstructionSets
{
    /// <summary>The widest vectors that the machine has in hardware; the JIT compiler turns this into a constant.</summary>
    public static InstructionSet Best =>
        Vector512.IsHardwareAccelerated ? InstructionSet.Vector512
        : Vector256.IsHardwareAccelerated ? InstructionSet.Vector256
        : Vector128.IsHardwareAccelerated ? InstructionSet.Vector128
        : InstructionSet.Scalar;
}
