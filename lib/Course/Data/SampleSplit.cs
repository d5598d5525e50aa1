using System.Runtime.InteropServices;

namespace Course;

/// <summary>
/// Which sample goes to which part. Samples are given by their stratum (their class, or 0 for all when nothing is to be
/// kept in proportion); the numbers of samples per part and class are those of scikit-learn's stratified splitters.
/// </summary>
internal static class SampleSplit
{
    /// <summary>
    /// Takes from the shuffled samples one part per share, ⌈share · N⌉ samples each.
    /// Returns what is left (the training part) first, then the parts in the order of their shares.
    /// </summary>
    public static int[][] Divide(int[] strata, double[] shares, int seed)
    {
        int[] remaining = CountStrata(strata);
        int classes = remaining.Count(count => count > 0);
        int[] sizes = [.. shares.Select(share => share is > 0 and < 1
            ? (int)Math.Ceiling(share * strata.Length)
            : throw new ArgumentException($"The share of a part must lie between 0 and 1, such as 0.25 for a quarter; got {share}."))];
        int rest = strata.Length - sizes.Sum();
        if (rest < classes || sizes.Min() < classes)
        {
            throw new ArgumentException($"{strata.Length} samples cannot be divided into {rest} for training and {string.Join(" and ", sizes)} others"
                + (classes > 1 ? $" with every one of {classes} classes in each; choose other shares or stratify: false." : "; choose other shares."));
        }

        if (classes > 1 && remaining.Any(count => count == 1))
            throw new ArgumentException($"Class {Array.IndexOf(remaining, 1)} has a single sample, which cannot be in every part; collect more or use stratify: false.");

        var quotas = new int[shares.Length][];
        for (int part = 0; part < shares.Length; part++)
        {
            int[] kept = Apportion(remaining, remaining.Sum() - sizes[part]);
            quotas[part] = [.. remaining.Zip(kept, (all, keep) => all - keep)];
            remaining = kept;
        }

        var random = new SeededRandom(seed);
        var parts = Enumerable.Range(0, shares.Length + 1).Select(_ => new List<int>()).ToArray();
        foreach (int sample in random.Permutation(strata.Length))
        {
            int part = Array.FindIndex(quotas, quota => quota[strata[sample]] > 0);
            if (part >= 0)
                quotas[part][strata[sample]]--;
            parts[part + 1].Add(sample);
        }

        // Whoever takes the first samples of a part expects all classes among them; so far they are those whose quota was full first.
        foreach (var part in parts)
            random.Shuffle(CollectionsMarshal.AsSpan(part));
        return [.. parts.Select(part => part.ToArray())];
    }

    /// <summary>Deals the shuffled samples, class by class, like cards to the folds: their sizes, in all and per class, differ by one at most.</summary>
    public static IEnumerable<(int[] Train, int[] Test)> Fold(int[] strata, int folds, int seed)
    {
        if (folds < 2 || folds > strata.Length)
            throw new ArgumentException($"The number of folds must lie between 2 and the number of samples ({strata.Length}); got {folds}.");
        int[] order = new SeededRandom(seed).Permutation(strata.Length);
        var foldOf = new int[strata.Length];
        int card = 0;
        foreach (int sample in order.OrderBy(sample => strata[sample]))      // OrderBy keeps the random order within a class
            foldOf[sample] = card++ % folds;
        return Enumerable.Range(0, folds).Select(fold =>
            (order.Where(sample => foldOf[sample] != fold).ToArray(), order.Where(sample => foldOf[sample] == fold).ToArray()));
    }

    private static int[] CountStrata(int[] strata)
    {
        var counts = new int[strata.Max() + 1];
        foreach (int stratum in strata)
            counts[stratum]++;
        return counts;
    }

    // Divides `seats` in proportion to the counts: the whole parts first, the seats left over to the largest remainders.
    private static int[] Apportion(int[] counts, int seats)
    {
        long total = counts.Sum();
        int[] shares = [.. counts.Select(count => (int)(count * (long)seats / total))];
        int left = seats - shares.Sum();
        foreach (int stratum in Enumerable.Range(0, counts.Length).OrderByDescending(i => counts[i] * (long)seats % total).Take(left))
            shares[stratum]++;
        return shares;
    }
}
