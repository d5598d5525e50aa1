namespace Course.Notebooks.Tests;

/// <summary>Keeps what a cell puts out, in order.</summary>
internal sealed class RecordedOutput : ICellOutput
{
    private readonly Lock gate = new();
    private readonly List<string> events = [];

    /// <summary>Every event as one line: <c>out: text</c>, <c>result: text/plain</c>, <c>display: …</c>.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    /// <summary>The bundles displayed, updated or returned, in order.</summary>
    public List<MimeBundle> Bundles { get; } = [];

    /// <summary>What the person at the front end answers; null when there is none.</summary>
    public Func<string, bool, string>? Answer { get; init; }

    /// <summary>All text written to standard output.</summary>
    public string Out => string.Concat(Events.Where(line => line.StartsWith("out: ", StringComparison.Ordinal)).Select(line => line[5..]));

    /// <summary>All text written to standard error.</summary>
    public string ErrorText => string.Concat(Events.Where(line => line.StartsWith("err: ", StringComparison.Ordinal)).Select(line => line[5..]));

    /// <summary>The plain text of the last result.</summary>
    public string? ResultText => Events.LastOrDefault(line => line.StartsWith("result: ", StringComparison.Ordinal))?[8..];

    public void Write(StreamKind stream, string text) => Add((stream == StreamKind.Output ? "out: " : "err: ") + text);

    public void Result(MimeBundle value) => Add("result: " + Plain(value), value);

    public void Display(MimeBundle value, string? displayId) => Add("display: " + Plain(value), value);

    public void UpdateDisplay(string displayId, MimeBundle value) => Add("update: " + Plain(value), value);

    public void Clear(bool wait) => Add("clear");

    public string RequestInput(string prompt, bool password) =>
        Answer?.Invoke(prompt, password) ?? throw new InvalidOperationException("Nobody to ask.");

    private static string Plain(MimeBundle value) => value.TryGetText("text/plain", out var text) ? text : "(no plain text)";

    private void Add(string line, MimeBundle? bundle = null)
    {
        lock (gate)
        {
            events.Add(line);
            if (bundle is not null)
                Bundles.Add(bundle);
        }
    }
}
