using Course.Notebooks.Documents;

namespace Course.Tool.Exercises;

/// <summary>A chapter of the course and its exercises.</summary>
/// <param name="Name">Its file name without the ending, such as <c>03-forward-pass</c>.</param>
/// <param name="Exercises">Its exercises, in order.</param>
internal sealed record CourseChapter(string Name, IReadOnlyList<ChapterExercise> Exercises)
{
    /// <summary>The chapters in a course's folder that have exercises, by name.</summary>
    /// <param name="course">The folder that holds <c>notebooks/</c>.</param>
    /// <exception cref="NotebookFormatException">A chapter cannot be read.</exception>
    public static IReadOnlyList<CourseChapter> All(string course) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(course, "notebooks"), "*.ipynb")
            .Order(StringComparer.Ordinal)
            .Select(path => new CourseChapter(Path.GetFileNameWithoutExtension(path), ChapterExercise.In(NotebookDocument.Load(path))))
            .Where(chapter => chapter.Exercises.Count > 0),
    ];
}
