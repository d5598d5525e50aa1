using Course.Notebooks.Scripting;

namespace Course.Notebooks.Packages;

/// <summary>The one line that shows how a package is coming along, and at the end what came.</summary>
internal sealed class PackageProgress
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private readonly BatchedOutput output;
    private readonly PackageReference package;
    private readonly string displayId;
    private bool shown;

    public PackageProgress(BatchedOutput output, PackageReference package)
    {
        (this.output, this.package) = (output, package);
        displayId = $"package-{package.Name.ToUpperInvariant()}";
    }

    /// <summary>Shows that something is happening until the work is done.</summary>
    public async Task<TResult> WatchAsync<TResult>(Task<TResult> work)
    {
        for (var dots = 1; !work.IsCompleted; dots++)
        {
            Show($"Restoring {package}{new string('.', dots)}");
            await Task.WhenAny(work, Task.Delay(Tick)).ConfigureAwait(false);
        }

        return await work.ConfigureAwait(false);
    }

    /// <summary>Shows the version that was taken, and that it is not the one asked for, if so.</summary>
    public void Done(string version)
    {
        var isOther = package.IsExact && version.Length > 0 && version != package.Version;
        Show($"Package {package.Name}{(version.Length > 0 ? " " + version : "")} is loaded{(isOther ? $"; {package.Version} was not found, and this is the next one" : "")}.");
    }

    private void Show(string text)
    {
        if (shown)
            output.UpdateDisplay(displayId, MimeBundle.PlainText(text));
        else
            output.Display(MimeBundle.PlainText(text), displayId);
        shown = true;
    }
}
