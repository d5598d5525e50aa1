using System.Numerics;

namespace Course.Simd.Tests;

/// <summary>Exponential, logarithm and error function in fixed point with 1800 bits after the point: the exact values that errors are measured against.</summary>
internal static class HighPrecision
{
    private const int Bits = 1800;

    public static readonly BigInteger One = BigInteger.One << Bits;

    private static readonly BigInteger Pi = 16 * ArcTangentOfInverse(5) - 4 * ArcTangentOfInverse(239);

    public static BigInteger From(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent > 0) mantissa |= 1L << 52;
        var value = mantissa << (Bits - 1074 + Math.Max(exponent, 1) - 1);
        return bits < 0 ? -value : value;
    }

    public static double ToDouble(BigInteger x) => (double)(x >> (Bits - 900)) * Math.Pow(2, -900);

    public static BigInteger Multiply(BigInteger x, BigInteger y) => (x * y) >> Bits;

    public static BigInteger Divide(BigInteger x, BigInteger y) => (x << Bits) / y;

    public static BigInteger SquareRoot(BigInteger x)
    {
        var target = x << Bits;
        var root = BigInteger.One << (int)(target.GetBitLength() / 2 + 1);
        while (true)
        {
            var next = (root + target / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    /// <summary>The series at x / 2¹⁶, squared sixteen times.</summary>
    public static BigInteger Exp(BigInteger x)
    {
        if (x.Sign < 0) return Divide(One, Exp(-x));
        var small = x >> 16;
        BigInteger sum = One, term = One;
        for (var n = 1; !term.IsZero; n++)
        {
            term = Multiply(term, small) / n;
            sum += term;
        }

        for (var i = 0; i < 16; i++) sum = Multiply(sum, sum);
        return sum;
    }

    /// <summary>From a guess y: log x = y + log(x e⁻ʸ), the last by its series.</summary>
    public static BigInteger Log(BigInteger x)
    {
        var guess = From(BigInteger.Log(x) - Bits * Math.Log(2));
        var rest = Multiply(x, Exp(-guess)) - One;
        BigInteger power = rest, sum = rest;
        for (var n = 2; n < 40; n++)
        {
            power = -Multiply(power, rest);
            sum += power / n;
        }

        return guess + sum;
    }

    /// <summary>The standard normal distribution function ½ + x/√(2π) Σ (−x²/2)ⁿ / (n! (2n + 1)); its huge cancelling terms are why there are so many bits.</summary>
    public static BigInteger NormalDistribution(BigInteger x)
    {
        BigInteger halfSquare = Multiply(x, x) >> 1, term = One, sum = One;
        for (var n = 1; !term.IsZero && n < 6000; n++)
        {
            term = -Multiply(term, halfSquare) / n;
            sum += term / (2 * n + 1);
        }

        return (One >> 1) + Divide(Multiply(x, sum), SquareRoot(2 * Pi));
    }

    public static BigInteger NormalDensity(BigInteger x) => Divide(Exp(-Multiply(x, x) >> 1), SquareRoot(2 * Pi));

    /// <summary>How far a computed number lies from the exact one, in units in the last place of the exact one.</summary>
    public static double Ulps<T>(T computed, BigInteger exact)
        where T : IFloatingPointIeee754<T>
    {
        var (mantissaBits, lowest) = typeof(T) == typeof(float) ? (23, -149) : (52, -1074);
        var exponent = exact.IsZero ? lowest : Math.Max(lowest, (int)BigInteger.Abs(exact).GetBitLength() - 1 - Bits - mantissaBits);
        var error = BigInteger.Abs(From(double.CreateTruncating(computed)) - exact);
        return (double)((error << 20) >> (Bits + exponent)) / (1 << 20);
    }

    private static BigInteger ArcTangentOfInverse(int x)
    {
        BigInteger power = One / x, sum = power;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power = -power / (x * x);
            sum += power / n;
        }

        return sum;
    }
}
