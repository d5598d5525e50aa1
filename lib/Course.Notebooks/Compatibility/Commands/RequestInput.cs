namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks the person at the notebook for a line.</summary>
/// <param name="prompt">The question.</param>
/// <param name="inputTypeHint">What kind of answer it is; <c>password</c> is not shown while it is typed.</param>
public class RequestInput(string prompt, string? inputTypeHint = null) : KernelCommand
{
    /// <summary>The question.</summary>
    public string Prompt { get; } = prompt;

    /// <summary>What kind of answer it is.</summary>
    public string? InputTypeHint { get; } = inputTypeHint;

    /// <summary>Whether the answer is hidden while it is typed.</summary>
    public bool IsPassword => InputTypeHint == "password";
}
