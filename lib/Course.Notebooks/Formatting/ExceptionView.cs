namespace Course.Notebooks.Formatting;

/// <summary>An exception shown as a value: its message, with the stack folded away.</summary>
internal static class ExceptionView
{
    public static MimeBundle Render(Exception exception)
    {
        var heading = $"{exception.GetType().FullName}: {exception.Message}";
        return new MimeBundle()
            .Add("text/html", $"<details><summary><code>{HtmlText.Encode(heading)}</code></summary><pre>{HtmlText.Encode(exception.ToString())}</pre></details>")
            .Add("text/plain", heading);
    }
}
