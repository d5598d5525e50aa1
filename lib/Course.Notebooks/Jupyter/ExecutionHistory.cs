using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Jupyter;

/// <summary>The cells that this kernel ran, for <c>history_request</c>. Kept while the kernel lives; nothing is written to disk.</summary>
internal sealed class ExecutionHistory
{
    /// <summary>The number of this session: there is only the current one, which front ends may also call 0.</summary>
    private const int Session = 1;

    private readonly List<Entry> entries = [];

    /// <summary>Adds a cell that ran.</summary>
    /// <param name="number">Its execution count.</param>
    /// <param name="code">Its source.</param>
    /// <param name="result">The text of its value, or null.</param>
    public void Add(int number, string code, string? result) => entries.Add(new Entry(number, code, result));

    /// <summary>Answers a <c>history_request</c>.</summary>
    public JsonObject Answer(JupyterMessage request)
    {
        IEnumerable<Entry> chosen = request.Text("hist_access_type", "tail") switch
        {
            "range" => Range(request.Number("session") ?? 0, request.Number("start") ?? 1, request.Number("stop")),
            "search" => Search(request.Text("pattern", "*"), request.Number("n"), request.Flag("unique")),
            _ => entries.TakeLast(Math.Max(0, request.Number("n") ?? 10)),
        };
        var withOutput = request.Flag("output");
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. chosen.Select(entry => (JsonNode)new JsonArray(
                Session, entry.Number, withOutput ? new JsonArray(entry.Code, entry.Result) : entry.Code))]),
        };
    }

    private IEnumerable<Entry> Range(int session, int start, int? stop) =>
        session is 0 or Session ? entries.Where(entry => entry.Number >= start && (stop is null || entry.Number < stop)) : [];

    private IEnumerable<Entry> Search(string pattern, int? count, bool unique)
    {
        // The pattern is a glob, as in a shell.
        var expression = new Regex(
            "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
            RegexOptions.Singleline | RegexOptions.NonBacktracking);
        var found = entries.Where(entry => expression.IsMatch(entry.Code));
        if (unique) found = found.Reverse().DistinctBy(entry => entry.Code).Reverse();
        return count is { } most ? found.TakeLast(Math.Max(0, most)) : found;
    }

    private sealed record Entry(int Number, string Code, string? Result);
}
