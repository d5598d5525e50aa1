extern alias engine;

using System.Collections.Concurrent;
using System.Reactive.Linq;
using engine::Course.Notebooks.Documents;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Course.DotNetInteractive.Tests;

/// <summary>Runs notebooks in .NET Interactive, put together as its Jupyter kernel is.</summary>
internal static class DotNetInteractiveHost
{
    /// <summary>Runs the C# cells of a notebook in order, from the notebook's folder.</summary>
    public static async Task<IReadOnlyList<CellObservation>> RunAsync(string path)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            using var kernel = Create();
            List<CellObservation> observations = [];
            foreach (var cell in NotebookDocument.Load(path).Cells.Where(cell => cell.Kind == CellKind.Code))
            {
                // The events of imported files are those of other commands, so they are not in the result.
                var shown = new ConcurrentQueue<DisplayEvent>();
                using var watching = kernel.KernelEvents.OfType<DisplayEvent>().Where(IsShown).Subscribe(shown.Enqueue);
                var result = await kernel.SendAsync(new SubmitCode(cell.Source));
                string? failure = result.Events.OfType<CommandFailed>().LastOrDefault()?.Message;
                observations.Add(new(cell.Id, failure is null, failure ?? "", [.. WithUpdates(shown).Select(Text)]));
            }

            return observations;
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static CompositeKernel Create()
    {
        // What a front end is sent is HTML; here the plain text is compared.
        Formatter.DefaultMimeType = PlainTextFormatter.MimeType;
        var csharp = new CSharpKernel();
        csharp.UseNugetDirective((kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        });
        var kernel = new CompositeKernel { csharp.UseKernelHelpers().UseWho().UseValueSharing(), new KeyValueStoreKernel() };
        kernel.DefaultKernelName = csharp.Name;
        return kernel.UseImportMagicCommand();
    }

    // What is updated is seen as it is at the end, in its first place. `display` gives back another value than the one that it displays, so that
    // an update names a display that there is not; it is taken for one of the latest.
    private static IEnumerable<DisplayEvent> WithUpdates(IReadOnlyCollection<DisplayEvent> shown)
    {
        List<DisplayEvent> displays = [.. shown.Where(display => display is not DisplayedValueUpdated)];
        foreach (var update in shown.OfType<DisplayedValueUpdated>())
        {
            int named = displays.FindLastIndex(display => display.ValueId == update.ValueId);
            int place = named >= 0 ? named : displays.FindLastIndex(display => display is DisplayedValueProduced or DisplayedValueUpdated);
            if (place >= 0)
                displays[place] = update;
        }

        return displays;
    }

    private static bool IsShown(DisplayEvent shown) => shown is ReturnValueProduced or DisplayedValueProduced or DisplayedValueUpdated or StandardOutputValueProduced or StandardErrorValueProduced;

    private static string Text(DisplayEvent shown)
    {
        string text = (shown.FormattedValues.FirstOrDefault(value => value.MimeType == PlainTextFormatter.MimeType) ?? shown.FormattedValues.FirstOrDefault())?.Value ?? "";
        return shown is StandardOutputValueProduced or StandardErrorValueProduced ? text : text + "\n";
    }
}
