using Course.Exercises;
using Course.Notebooks.Documents;
using Course.Tool.Exercises;
using Course.Tool.Running;

namespace Course.Tool.Grading;

/// <summary>Grades notebooks, each in a process of its own that may not use more than its share, and in a copy of the course of its own.</summary>
/// <param name="options">How.</param>
/// <param name="display">What to tell while they run.</param>
internal sealed class Grader(GradingOptions options, RunDisplay display)
{
    private const long MostBytes = 50 << 20;

    private readonly IReadOnlyList<CourseChapter> chapters = CourseChapter.All(options.Course);

    /// <summary>The job of a notebook as the display knows it.</summary>
    public static NotebookJob JobOf(Submission submission) => new(submission.Name, submission.Path, submission.Path);

    /// <summary>Grades the notebooks; one that misbehaves costs only itself.</summary>
    /// <returns>One for each, in the same order.</returns>
    public async Task<IReadOnlyList<GradedNotebook>> GradeAsync(IReadOnlyList<Submission> submissions, CancellationToken stop)
    {
        var graded = new GradedNotebook[submissions.Count];
        await display.ShowAsync(() => Parallel.ForAsync(
            0,
            submissions.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Jobs },
            async (index, _) =>
            {
                graded[index] = await GradeAsync(submissions[index], stop).ConfigureAwait(false);
                display.Ended(graded[index].Run);
            })).ConfigureAwait(false);
        return graded;
    }

    private async Task<GradedNotebook> GradeAsync(Submission submission, CancellationToken stop)
    {
        var job = JobOf(submission);
        if (stop.IsCancellationRequested) return Ungraded(submission, new JobOutcome(job, JobStatus.Interrupted, [], TimeSpan.Zero, NotebookProcess.Stopped(null)));
        GradingCopy copy;
        try
        {
            if (new FileInfo(submission.Path).Length > MostBytes) throw new NotebookFormatException($"The file is larger than {MostBytes >> 20} MB.");
            copy = GradingCopy.Of(NotebookDocument.Load(submission.Path), submission.Name, chapters);
        }
        catch (Exception damage) when (damage is NotebookFormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            display.Started(job);
            return Ungraded(submission, new JobOutcome(job, JobStatus.Unreadable, [], TimeSpan.Zero, new NotebookFailure(null, null, "Not a notebook", damage.Message, "Ask for it again.")));
        }

        var run = await RunAsync(submission, job, copy.Document, stop).ConfigureAwait(false);
        if (copy.Answers.Count == 0) return new GradedNotebook(submission, run, [new Grade(submission, null, GradeOutcome.NoAnswer, "The notebook has no exercise of the course.")]);
        var attempts = AttemptsOf(submission);
        return new GradedNotebook(submission, run, [.. copy.Answers.Select(answer => Grade.Of(submission, answer, run) with
        {
            Attempts = attempts.TryGetValue(answer.Id, out int count) ? count : null,
        })]);
    }

    private async Task<JobOutcome> RunAsync(Submission submission, NotebookJob job, NotebookDocument document, CancellationToken stop)
    {
        using var course = new CourseCopy(options.Course);
        document.Save(course.Notebook);
        var running = job with
        {
            Path = course.Notebook,
            OutputPath = course.Executed,
            Limits = new ProcessLimits(options.Time, options.MemoryBytes, options.DiskBytes, course.Folder),
        };
        var run = await new NotebookProcess(running, new RunOptions { OutputFolder = course.Folder }, new RenamedDisplay(display, job)).RunAsync(stop).ConfigureAwait(false);
        string kept = Path.Combine(options.OutputFolder, "executed", submission.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.Delete(kept);
        if (File.Exists(course.Executed)) File.Copy(course.Executed, kept);
        return run with { Job = job };
    }

    // A damaged notebook still belongs to the chapter that its name says.
    private GradedNotebook Ungraded(Submission submission, JobOutcome run)
    {
        var answers = GradingCopy.Of(new NotebookDocument(), submission.Name, chapters).Answers;
        string reason = run.Failure!.Details.Split('\n')[0];
        return new GradedNotebook(submission, run, answers.Count > 0
            ? [.. answers.Select(answer => new Grade(submission, answer, GradeOutcome.NotReached, reason))]
            : [new Grade(submission, null, GradeOutcome.NotReached, reason)]);
    }

    private static Dictionary<string, int> AttemptsOf(Submission submission)
    {
        string file = Path.Combine(Path.GetDirectoryName(submission.Path)!, ProgressFile.DefaultName);
        // Beside a file that is the learner's only one lie those of the others.
        if (!submission.Name.Contains('/', StringComparison.Ordinal) || !File.Exists(file)) return [];
        try
        {
            return new ProgressFile(file).Read().ToDictionary(entry => entry.Id, entry => entry.Attempts, StringComparer.Ordinal);
        }
        catch (ProgressFileException)
        {
            return [];
        }
    }
}
