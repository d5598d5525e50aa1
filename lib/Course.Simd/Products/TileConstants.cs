using System.Runtime.InteropServices;

namespace Course.Simd;

/// <summary>
/// A number as a type: the size of the struct in bytes. The JIT compiles a generic method anew for each struct it is given and knows <c>sizeof</c> before it
/// looks at anything else, so the code that a constant rules out is not even read: a kernel for two columns costs a sixth of one for twelve to compile.
/// </summary>
internal interface ITileConstant;

/// <summary>1.</summary>
[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct One : ITileConstant;

/// <summary>2.</summary>
[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Two : ITileConstant;

/// <summary>4.</summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Four : ITileConstant;

/// <summary>6.</summary>
[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Six : ITileConstant;

/// <summary>8.</summary>
[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Eight : ITileConstant;

/// <summary>12.</summary>
[StructLayout(LayoutKind.Sequential, Size = 12)]
internal readonly struct Twelve : ITileConstant;
