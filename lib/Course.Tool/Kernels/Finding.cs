namespace Course.Tool.Kernels;

/// <summary>One thing that an examination found.</summary>
/// <param name="State">Whether it is as it should be.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do or to type; null when there is nothing to do.</param>
internal sealed record Finding(FindingState State, string Text, string? Advice = null)
{
    /// <summary>It is as it should be.</summary>
    public static Finding Good(string text) => new(FindingState.Good, text);

    /// <summary>It is not there, and the kernel works without.</summary>
    public static Finding Missing(string text, string advice) => new(FindingState.Missing, text, advice);

    /// <summary>It keeps the kernel from working.</summary>
    public static Finding Broken(string text, string advice) => new(FindingState.Broken, text, advice);
}
