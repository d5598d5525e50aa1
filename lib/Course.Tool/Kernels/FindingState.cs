namespace Course.Tool.Kernels;

/// <summary>How things stand with what was looked at.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not there, and not needed by the kernel itself.</summary>
    Missing,

    /// <summary>The kernel does not work because of it.</summary>
    Broken,
}
