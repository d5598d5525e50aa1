namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>One of several questions to the person at the notebook.</summary>
/// <param name="name">What the answer is found by.</param>
/// <param name="prompt">The question; the name when null.</param>
public sealed class InputDescription(string name, string? prompt = null)
{
    /// <summary>What the answer is found by.</summary>
    public string Name { get; } = name;

    /// <summary>The question.</summary>
    public string Prompt { get; } = prompt ?? name;

    /// <summary>What kind of answer it is; <c>password</c> is not shown while it is typed.</summary>
    public string? TypeHint { get; set; }
}
