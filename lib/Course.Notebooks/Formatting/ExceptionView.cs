using Course.Notebooks.Scripting;

namespace Course.Notebooks.Formatting;

/// <summary>An exception shown as a value: its message, with what an error of the cell would say folded away, and below that what the runtime says.</summary>
internal static class ExceptionView
{
    public static MimeBundle Render(Exception exception)
    {
        var heading = $"{exception.GetType().FullName}: {exception.Message}";
        var traceback = string.Join('\n', ExceptionReport.From(exception, "").Traceback);
        return new MimeBundle()
            .Add("text/html", $"<details><summary><code>{HtmlText.Encode(heading)}</code></summary><pre>{HtmlText.Encode(traceback)}\n\n{HtmlText.Encode(exception.ToString())}</pre></details>")
            .Add("text/plain", heading);
    }
}
