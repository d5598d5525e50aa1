using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Course.Tool.Grading;

/// <summary>The grades as a page that needs nothing else: an overview, how each exercise went, and every answer with its hint and code.</summary>
internal static partial class GradeReport
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
        caption { text-align: left; font-weight: 600; padding: .4rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8886; }
        table.answers { table-layout: fixed; }
        table.answers th:first-child { width: 26%; }
        table.answers th:nth-child(2), table.answers th:nth-child(3) { width: 9%; }
        table.answers th:nth-child(4) { width: 12%; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        pre { overflow-x: auto; padding: .6rem; border: 1px solid #8886; font-size: .85rem; }
        code { font-family: ui-monospace, monospace; }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="notebooks">What was graded.</param>
    public static void Write(string path, IReadOnlyList<GradedNotebook> notebooks) => File.WriteAllText(path, Page(notebooks));

    private static string Page(IReadOnlyList<GradedNotebook> notebooks)
    {
        var page = new StringBuilder();
        int learners = notebooks.Select(notebook => notebook.Submission.Learner).Distinct(StringComparer.Ordinal).Count();
        page.Append($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Grades</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n");
        page.Append($"<h1>Grades</h1>\n<p>{Count(learners, "learner")}, {Count(notebooks.Count, "notebook")}, {notebooks.Sum(notebook => notebook.Marks)} of {notebooks.Sum(notebook => notebook.Grades.Count)} marks.</p>\n");
        AppendLearners(page, notebooks);
        AppendNotebooks(page, notebooks);
        AppendExercises(page, notebooks);
        foreach (var (notebook, number) in notebooks.Select((notebook, index) => (notebook, index + 1))) AppendAnswers(page, notebook, number);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    // An exercise that is in two of a learner's notebooks counts once, by the better of them.
    private static void AppendLearners(StringBuilder page, IReadOnlyList<GradedNotebook> notebooks)
    {
        OpenTable(page, "Learners", "Learner", "#Notebooks", "#Marks", "#Of");
        foreach (var learner in notebooks.GroupBy(notebook => notebook.Submission.Learner, StringComparer.Ordinal))
        {
            var exercises = learner.SelectMany(notebook => notebook.Grades).GroupBy(grade => grade.Answer?.Id).ToList();
            page.Append($"<tr><th scope=\"row\">{Text(learner.Key)}</th><td class=\"number\">{learner.Count()}</td>");
            page.Append($"<td class=\"number\">{exercises.Sum(exercise => exercise.Max(grade => grade.Marks))}</td><td class=\"number\">{exercises.Count}</td></tr>\n");
        }

        CloseTable(page);
    }

    private static void AppendNotebooks(StringBuilder page, IReadOnlyList<GradedNotebook> notebooks)
    {
        OpenTable(page, "Notebooks", "Learner", "Notebook", "#Marks", "#Of", "Run");
        foreach (var (notebook, number) in notebooks.Select((notebook, index) => (notebook, index + 1)))
        {
            page.Append($"<tr><th scope=\"row\">{Text(notebook.Submission.Learner)}</th><td><a href=\"#notebook-{number}\">{Text(notebook.Submission.Name)}</a></td>");
            page.Append($"<td class=\"number\">{notebook.Marks}</td><td class=\"number\">{notebook.Grades.Count}</td><td>{Text(notebook.RunText)}</td></tr>\n");
        }

        CloseTable(page);
    }

    private static void AppendExercises(StringBuilder page, IReadOnlyList<GradedNotebook> notebooks)
    {
        OpenTable(page, "Exercises", "Exercise", "#Right", "#Not yet", "#Nothing to grade");
        foreach (var exercise in notebooks.SelectMany(notebook => notebook.Grades).Where(grade => grade.Answer is not null)
            .GroupBy(grade => (grade.Answer!.Id, grade.Answer.Title)).OrderBy(group => Version.TryParse(group.Key.Id, out var id) ? id : new Version()))
        {
            int right = exercise.Count(grade => grade.Outcome == GradeOutcome.Right), wrong = exercise.Count(grade => grade.Outcome == GradeOutcome.NotYet);
            page.Append($"<tr><th scope=\"row\">{Text($"{exercise.Key.Id} {exercise.Key.Title}")}</th><td class=\"number\">{right}</td><td class=\"number\">{wrong}</td><td class=\"number\">{exercise.Count() - right - wrong}</td></tr>\n");
        }

        CloseTable(page);
    }

    private static void AppendAnswers(StringBuilder page, GradedNotebook notebook, int number)
    {
        page.Append($"<h2 id=\"notebook-{number}\">{Text(notebook.Submission.Name)}</h2>\n<p>{Text(notebook.Submission.Learner)}: {notebook.Marks} of {notebook.Grades.Count} marks; the notebook {Text(notebook.RunText)}.");
        if (notebook.Run.Failure is { } failure) page.Append($" {Text(failure.Details.Split('\n')[0])}");
        page.Append("</p>\n");
        OpenTable(page, "Answers", "Exercise", "#Marks", "#Attempts", "Outcome", "Hint and code");
        foreach (var grade in notebook.Grades)
        {
            page.Append($"<tr><th scope=\"row\">{Text(grade.Answer is { } answer ? $"{answer.Id} {answer.Title}" : "none")}</th><td class=\"number\">{grade.Marks}</td><td class=\"number\">{grade.Attempts}</td>");
            page.Append($"<td>{Text(grade.OutcomeText)}</td><td>{Prose(grade.Hint)}");
            if (grade.Answer?.Code is { } code) page.Append($"<details><summary>Code</summary><pre><code>{Text(code)}</code></pre></details>");
            page.Append("</td></tr>\n");
        }

        CloseTable(page);
    }

    // A column of numbers has a # before its name.
    private static void OpenTable(StringBuilder page, string caption, params string[] columns)
    {
        page.Append($"<table class=\"{caption.ToLowerInvariant()}\">\n<caption>{caption}</caption>\n<thead><tr>");
        foreach (string column in columns) page.Append(column.StartsWith('#') ? $"<th scope=\"col\" class=\"number\">{column[1..]}</th>" : $"<th scope=\"col\">{column}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
    }

    private static void CloseTable(StringBuilder page) => page.Append("</tbody>\n</table>\n");

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    // Hints have code in `backticks`.
    private static string Prose(string text) => Code().Replace(Text(text), "<code>$1</code>");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
