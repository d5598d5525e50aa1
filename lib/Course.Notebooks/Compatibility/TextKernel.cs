using Course.Notebooks.Directives;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>A kernel whose code is shown as it is: Markdown, HTML, JavaScript, Mermaid.</summary>
internal sealed class TextKernel(CellText text) : Kernel(text.Name)
{
    private protected override Task HandleAsync(SentCommand sent) =>
        sent.Command is SubmitCode submitted ? sent.RunAsync(submitted.Code, text) : base.HandleAsync(sent);
}
