using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Scripting;

/// <summary>
/// The submissions that later ones see, and their state. Each of them costs every later submission time and memory, so those of which nothing can be
/// named any more, because the cells that declared it were run again, leave the chain from time to time.
/// </summary>
/// <param name="pruneEvery">How many submissions come together before it is looked which of them may leave.</param>
internal sealed class SubmissionHistory(int pruneEvery)
{
    private List<ChainLink> links = [];
    private int afterLooking;

    /// <summary>The latest submission; null before the first.</summary>
    public CSharpCompilation? Latest { get; private set; }

    /// <summary>The objects that hold the variables of the submissions, from place 1 on, with room for one more.</summary>
    public object?[] State { get; private set; } = new object?[16];

    /// <summary>How many submissions later code sees.</summary>
    public int Count => links.Count;

    /// <summary>The assemblies of the submissions that another one refers to.</summary>
    public IEnumerable<Assembly> UsedBy(ChainLink submission) =>
        links.Where(link => submission.Uses.Contains(link.Submission.AssemblyName!)).Select(link => link.Assembly).OfType<Assembly>();

    /// <summary>Adds a submission, whose state object is then put where Roslyn expects it.</summary>
    public void Add(ChainLink submission)
    {
        links.Add(submission);
        Latest = submission.Submission;
        if (State.Length < links.Count + 2)
        {
            var larger = new object?[State.Length * 2];
            State.CopyTo(larger);
            State = larger;
        }
    }

    /// <summary>Takes out of the chain what can no longer be named, once enough has come together.</summary>
    public void Prune()
    {
        if (links.Count < afterLooking * 2 + pruneEvery)
            return;
        var kept = ChainPruning.Kept(links);
        if (kept.Count < links.Count && ChainPruning.Relink(kept) is { } relinked)
        {
            State = Compact(kept);
            links = relinked;
            Latest = links[^1].Submission;
        }

        afterLooking = links.Count;
    }

    private object?[] Compact(List<ChainLink> kept)
    {
        var remaining = kept.ToHashSet();
        var compacted = new object?[State.Length];
        var (from, to) = (0, 0);
        foreach (var link in links.Where(link => link.HasState))
        {
            from++;
            if (remaining.Contains(link))
                compacted[++to] = State[from];
        }

        return compacted;
    }
}
