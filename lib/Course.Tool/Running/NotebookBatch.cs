namespace Course.Tool.Running;

/// <summary>Runs notebooks, each in a process of its own, several at a time.</summary>
/// <param name="options">How to run them.</param>
/// <param name="display">What to tell while they run.</param>
internal sealed class NotebookBatch(RunOptions options, RunDisplay display)
{
    /// <summary>Runs the notebooks and waits for all of them; a failing one does not stop the others.</summary>
    /// <param name="jobs">The notebooks; they start in this order.</param>
    /// <param name="stop">Stops those that run, after they have saved what they did, and starts no more.</param>
    /// <returns>One outcome for each job, in the same order.</returns>
    public async Task<IReadOnlyList<JobOutcome>> RunAsync(IReadOnlyList<NotebookJob> jobs, CancellationToken stop)
    {
        var outcomes = new JobOutcome[jobs.Count];
        await display.ShowAsync(() => Parallel.ForAsync(
            0,
            jobs.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Jobs },
            async (index, _) =>
            {
                var outcome = stop.IsCancellationRequested
                    ? new JobOutcome(jobs[index], JobStatus.Interrupted, [], TimeSpan.Zero, NotebookProcess.Stopped(null))
                    : await new NotebookProcess(jobs[index], options, display).RunAsync(stop).ConfigureAwait(false);
                outcomes[index] = outcome;
                display.Ended(outcome);
            })).ConfigureAwait(false);
        return outcomes;
    }
}
