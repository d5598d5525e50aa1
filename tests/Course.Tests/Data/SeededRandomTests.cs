using CsCheck;

namespace Course.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_stream_is_that_of_the_reference_implementation_of_xoshiro256_star_star()
    {
        // From the authors' C code with the state 1, 2, 3, 4 (also the test vector of Rust's rand_xoshiro).
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        var random = new SeededRandom(1, 2, 3, 4);

        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void A_seed_is_spread_over_the_state_by_SplitMix64()
    {
        // The first four outputs of SplitMix64 seeded with 1234567, from its author's C code.
        var expected = new SeededRandom(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431);
        var random = new SeededRandom(1234567);

        for (int i = 0; i < 100; i++)
            Assert.Equal(expected.NextUInt64(), random.NextUInt64());
    }

    [Fact]
    public void Gaussian_draws_have_the_moments_of_the_normal_distribution()
    {
        var random = new SeededRandom(1);
        double[] draws = [.. Enumerable.Range(0, 200_000).Select(_ => random.NextGaussian())];

        Assert.InRange(draws.Average(), -0.01, 0.01);
        Assert.InRange(draws.Average(z => z * z), 0.98, 1.02);
        Assert.InRange(draws.Average(z => z * z * z), -0.03, 0.03);
        Assert.InRange(draws.Average(z => z * z * z * z), 2.9, 3.1);
        Assert.InRange(draws.Count(z => Math.Abs(z) > 1.959963984540054) / 200_000.0, 0.048, 0.052);
    }

    [Fact]
    public void Gaussian_draws_follow_the_polar_method_to_the_last_digits()
    {
        var uniform = new SeededRandom(7);
        var gaussian = new SeededRandom(7);
        for (int i = 0; i < 10_000; i++)
        {
            double u, v, s;
            do
            {
                (u, v) = (2 * uniform.NextDouble() - 1, 2 * uniform.NextDouble() - 1);
                s = u * u + v * v;
            }
            while (s >= 1);
            double factor = Math.Sqrt(-2 * Math.Log(s) / s);
            Assert.Equal(u * factor, gaussian.NextGaussian(), 1e-14 * Math.Abs(u * factor));
            Assert.Equal(v * factor, gaussian.NextGaussian(), 1e-14 * Math.Abs(v * factor));
        }
    }

    [Fact]
    public void Integers_are_equally_likely_and_doubles_lie_in_the_unit_interval()
    {
        var random = new SeededRandom(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.InRange(random.NextDouble(), 0, 1 - double.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_a_permutation_loses_nothing() =>
        Gen.Select(Gen.Int, Gen.Int[0, 200]).Sample((seed, count) =>
        {
            int[] order = new SeededRandom(seed).Permutation(count);
            return order.SequenceEqual(new SeededRandom(seed).Permutation(count))
                && order.Order().SequenceEqual(Enumerable.Range(0, count));
        });

    [Fact]
    public void Split_streams_are_reproducible_and_differ_from_their_parents()
    {
        ulong[] Draw(SeededRandom random) => [.. Enumerable.Range(0, 100).Select(_ => random.NextUInt64())];
        var parent = new SeededRandom(5);
        var child = parent.Split();
        var grandchild = child.Split();
        var again = new SeededRandom(5).Split();
        again.Split();

        ulong[][] streams = [Draw(parent), Draw(child), Draw(grandchild)];
        Assert.Equal(300, streams.SelectMany(stream => stream).Distinct().Count());
        Assert.Equal(streams[1], Draw(again));
    }

    [Fact]
    public void A_state_of_zeros_is_refused() =>
        Assert.Contains("zero", Assert.Throws<ArgumentException>(() => new SeededRandom(0, 0, 0, 0)).Message, StringComparison.Ordinal);
}
