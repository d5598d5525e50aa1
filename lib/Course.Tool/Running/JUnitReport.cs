using System.Globalization;
using System.Xml.Linq;

namespace Course.Tool.Running;

/// <summary>A run as JUnit XML, which build servers read: a suite for each notebook, a case for each code cell.</summary>
internal static class JUnitReport
{
    private static readonly string[] Counts = ["tests", "failures", "errors", "skipped"];

    /// <summary>Writes the report.</summary>
    /// <param name="path">The file to write; its folder is created.</param>
    /// <param name="outcomes">The notebooks.</param>
    public static void Write(string path, IReadOnlyList<JobOutcome> outcomes)
    {
        var suites = outcomes.Select(Suite).ToList();
        var root = new XElement("testsuites", new XAttribute("name", "course run"), Totals(suites), suites);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        new XDocument(new XDeclaration("1.0", "utf-8", null), root).Save(path);
    }

    private static XElement Suite(JobOutcome outcome)
    {
        var cases = outcome.Cells.Select(cell => Case(outcome, cell)).ToList();
        if (outcome.Failure is { } failure && !outcome.Cells.Any(cell => cell.Number == failure.Cell))
            cases.Add(Entry(outcome, "notebook", outcome.Duration, Fault("error", outcome, failure)));
        return new XElement("testsuite", new XAttribute("name", outcome.Job.Name), TotalsOf(cases), Seconds(outcome.Duration), cases);
    }

    private static XElement Case(JobOutcome outcome, CellOutcome cell)
    {
        string name = $"cell {cell.Number}: {cell.Title}";
        if (outcome.Failure is { } failure && failure.Cell == cell.Number)
            return Entry(outcome, name, cell.Duration, Fault(outcome.Status == JobStatus.Failed ? "failure" : "error", outcome, failure));
        return Entry(outcome, name, cell.Duration, cell.Duration is null ? new XElement("skipped") : null);
    }

    private static XElement Entry(JobOutcome outcome, string name, TimeSpan? duration, XElement? result) => new(
        "testcase", new XAttribute("classname", outcome.Job.Name), new XAttribute("name", Clean(name)), Seconds(duration ?? TimeSpan.Zero), result);

    private static XElement Fault(string kind, JobOutcome outcome, NotebookFailure failure) => new(
        kind,
        new XAttribute("type", outcome.Status),
        new XAttribute("message", Clean($"{failure.Place} {failure.Title}".TrimStart())),
        Clean(failure.Details + "\n" + failure.Advice));

    private static IEnumerable<XAttribute> TotalsOf(List<XElement> cases) =>
    [
        new("tests", cases.Count),
        new("failures", cases.Count(entry => entry.Element("failure") is not null)),
        new("errors", cases.Count(entry => entry.Element("error") is not null)),
        new("skipped", cases.Count(entry => entry.Element("skipped") is not null)),
    ];

    private static IEnumerable<XAttribute> Totals(List<XElement> suites) =>
        Counts.Select(name => new XAttribute(name, suites.Sum(suite => (int)suite.Attribute(name)!)));

    private static XAttribute Seconds(TimeSpan duration) => new("time", duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

    // What a cell prints may hold characters that XML has no way to write.
    private static string Clean(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
