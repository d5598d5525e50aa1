using System.Runtime.InteropServices;

namespace Course.Notebooks.Directives;

/// <summary><c>#!about</c></summary>
internal sealed class AboutDirective : Directive
{
    public override string Name => "#!about";

    public override string Help => "Says which engine runs this notebook";

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var version = typeof(AboutDirective).Assembly.GetName().Version!.ToString(3);
        cell.Output.Display(MimeBundle.PlainText($"Course notebook engine {version}, C# 14, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"), null);
        return Task.CompletedTask;
    }
}
