using System.Globalization;
using CsvHelper;

namespace Course.Tool.Grading;

/// <summary>The grades as CSV, which every spreadsheet opens: a row for each exercise of each notebook.</summary>
internal static class GradeTable
{
    private static readonly string[] Columns = ["learner", "notebook", "chapter", "exercise", "title", "marks", "attempts", "outcome", "hint", "run"];

    /// <summary>Writes the table.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="notebooks">What was graded.</param>
    public static void Write(string path, IReadOnlyList<GradedNotebook> notebooks)
    {
        // Learners choose the names of their files, and a name that begins like a formula must not become one.
        using var writer = CsvWriter.ToFile(path, new CsvWriterOptions { Injection = CsvInjection.Escape });
        writer.WriteRecord(Columns);
        foreach (var notebook in notebooks)
        {
            foreach (var grade in notebook.Grades) writer.WriteRecord(Record(notebook, grade));
        }
    }

    private static string[] Record(GradedNotebook notebook, Grade grade) =>
    [
        grade.Submission.Learner,
        grade.Submission.Name,
        grade.Answer?.Chapter ?? "",
        grade.Answer?.Id ?? "",
        grade.Answer?.Title ?? "",
        grade.Marks.ToString(CultureInfo.InvariantCulture),
        grade.Attempts?.ToString(CultureInfo.InvariantCulture) ?? "",
        grade.OutcomeText,
        grade.Hint,
        notebook.RunText,
    ];
}
