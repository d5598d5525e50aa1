using System.Numerics;

namespace Course;

/// <summary>
/// The one source of randomness of the course: the generator xoshiro256**, seeded by SplitMix64.
/// The same seed gives the same bits on every platform and every version of .NET, which System.Random does not promise.
/// </summary>
/// <remarks>
/// Source: D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47 (2021); https://prng.di.unimi.it.
/// The period is 2²⁵⁶ − 1. Not for cryptography. An instance serves one thread; give every thread its own by <see cref="Split"/>.
/// </remarks>
public sealed class SeededRandom
{
    private ulong s0, s1, s2, s3;
    private double? spareGaussian;

    /// <summary>Starts the stream that belongs to <paramref name="seed"/>. Any integer will do.</summary>
    public SeededRandom(int seed) : this(unchecked((ulong)seed))
    {
    }

    /// <summary>Starts from a state of four words, as the authors' reference code does.</summary>
    /// <exception cref="ArgumentException">All four are zero: the generator would never leave that state.</exception>
    public SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        if ((s0 | s1 | s2 | s3) == 0)
            throw new ArgumentException("The state of xoshiro256** must not be zero in all four words; seed it with `new SeededRandom(42)`.");
        (this.s0, this.s1, this.s2, this.s3) = (s0, s1, s2, s3);
    }

    private SeededRandom(ulong seed)
    {
        s0 = SplitMix64(ref seed);
        s1 = SplitMix64(ref seed);
        s2 = SplitMix64(ref seed);
        s3 = SplitMix64(ref seed);
    }

    /// <summary>64 uniformly distributed bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1): 53 random bits divided by 2⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform among 0, 1, ..., <paramref name="exclusiveMaximum"/> − 1, each exactly as likely as the others.</summary>
    /// <remarks>D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29 (2019): multiply, and redraw the few biased cases.</remarks>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        ulong count = (ulong)exclusiveMaximum;
        ulong high = Math.BigMul(NextUInt64(), count, out ulong low);
        if (low < count)
        {
            ulong biased = (0 - count) % count;                  // 2⁶⁴ mod count
            while (low < biased)
                high = Math.BigMul(NextUInt64(), count, out low);
        }

        return (int)high;
    }

    /// <summary>A draw from the standard normal distribution N(0, 1).</summary>
    /// <remarks>G. Marsaglia's polar method (1964). It gives two draws at a time; the second waits for the next call.</remarks>
    public double NextGaussian()
    {
        if (spareGaussian is { } spare)
        {
            spareGaussian = null;
            return spare;
        }

        double u, v, squared;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            squared = u * u + v * v;
        }
        while (squared >= 1 || squared == 0);

        double factor = Math.Sqrt(-2 * Log(squared) / squared);
        spareGaussian = v * factor;
        return u * factor;
    }

    /// <summary>Puts the items in random order, every order equally likely (Fisher-Yates).</summary>
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>The numbers 0, 1, ..., <paramref name="count"/> − 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle<int>(order);
        return order;
    }

    /// <summary>A new generator whose stream is independent of what this one gives from now on.</summary>
    public SeededRandom Split() => new(NextUInt64());

    // G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
    private static ulong SplitMix64(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    // Math.Log may differ in its last bit between operating systems. This one uses only operations that IEEE 754 defines
    // to the last bit: x = m·2ᵉ with m near 1, and log m = 2·artanh(t) = 2·(t + t³/3 + t⁵/5 + ...) with t = (m − 1)/(m + 1).
    private static double Log(double x)
    {
        const double ln2 = 0.693147180559945309417;
        int exponent = Math.ILogB(x);
        double m = Math.ScaleB(x, -exponent);
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        double t = (m - 1) / (m + 1), square = t * t, sum = 0;
        for (int power = 23; power >= 1; power -= 2)
            sum = sum * square + 1.0 / power;
        return exponent * ln2 + 2 * t * sum;
    }
}
