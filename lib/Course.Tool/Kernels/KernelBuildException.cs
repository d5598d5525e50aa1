namespace Course.Tool.Kernels;

/// <summary>The kernel's program could not be built; the message holds what the build said.</summary>
internal sealed class KernelBuildException(string message) : Exception(message);
