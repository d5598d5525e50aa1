using System.Runtime.CompilerServices;

namespace Course.Simd;

/// <summary>
/// Exponential and what is built on it, for a vector of any width. Each lane is computed by the same operations on every machine; the C library, whose
/// last bits differ from system to system, is never asked.
/// </summary>
/// <remarks>The polynomials interpolate the functions at Chebyshev nodes and were computed with 60 digits. Errors are given, and tested, in <see cref="ElementWise"/>.</remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
/// <typeparam name="TWidth">The operations on it.</typeparam>
internal static class VectorMath<T, TVector, TWidth>
    where T : unmanaged
    where TVector : unmanaged
    where TWidth : struct, IVectorWidth<T, TVector>
{
    // A number this large has no bits left for a fraction: adding it rounds to a whole number, which is then in the lowest bits.
    private static double Rounder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 12582912.0 : 6755399441055744.0;
    }

    private static int MantissaBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 23 : 52;
    }

    private static int ExponentBias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 127 : 1023;
    }

    /// <summary>The constant in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Constant(double value) =>
        TWidth.Broadcast(typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value);

    /// <summary>|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Magnitude(TVector x) => TWidth.ShiftBitsRight(TWidth.ShiftBitsLeft(x, 1), 1);

    /// <summary>−|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MinusMagnitude(TVector x) => TWidth.Or(x, Constant(-0.0));

    /// <summary>The magnitude of x with the sign of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithSign(TVector x, TVector y) => TWidth.Or(x, TWidth.And(y, Constant(-0.0)));

    /// <summary>eˣ: x = n ln 2 + r with a whole n and |r| ≤ ln 2 / 2, then 2ⁿ eʳ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // Beyond these limits the result is 0 or infinity anyway, and n fits the exponent.
        var (lowest, highest) = typeof(T) == typeof(float) ? (-104.0, 89.0) : (-746.0, 710.0);
        x = TWidth.AtMost(Constant(highest), TWidth.AtLeast(Constant(lowest), x));
        var n = Reduce(x, out var r);
        var power = TWidth.Add(Constant(1), ExpMinusOneOfRemainder(r));

        // 2ⁿ in two halves, so that results below the smallest normal number are rounded once, and those above the largest overflow to infinity.
        var half = TWidth.MultiplyAdd(n, Constant(0.5), Constant(Rounder + ExponentBias));
        var halfN = TWidth.Subtract(half, Constant(Rounder + ExponentBias));
        var otherHalf = TWidth.Add(TWidth.Subtract(n, halfN), Constant(Rounder + ExponentBias));
        return TWidth.Multiply(TWidth.Multiply(power, TWidth.ShiftBitsLeft(half, MantissaBits)), TWidth.ShiftBitsLeft(otherHalf, MantissaBits));
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), computed from e^−|x|, which cannot overflow: for negative x it is e^−|x| / (1 + e^−|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x)
    {
        var e = Exp(MinusMagnitude(x));
        var numerator = TWidth.Select(TWidth.IsGreater(TWidth.Zero, x), e, Constant(1));
        return TWidth.Divide(numerator, TWidth.Add(Constant(1), e));
    }

    /// <summary>tanh x = (1 − e) / (1 + e) with e = e^−2|x|, by way of e − 1, which keeps its accuracy near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        // At this limit tanh is 1 to the last bit.
        var y = TWidth.AtLeast(Constant(typeof(T) == typeof(float) ? -20.0 : -42.0), TWidth.Multiply(Constant(2), MinusMagnitude(x)));
        var n = Reduce(y, out var r);
        var scale = TWidth.ShiftBitsLeft(TWidth.Add(n, Constant(Rounder + ExponentBias)), MantissaBits);
        var expMinusOne = TWidth.MultiplyAdd(scale, ExpMinusOneOfRemainder(r), TWidth.Subtract(scale, Constant(1)));
        return WithSign(Magnitude(TWidth.Divide(expMinusOne, TWidth.Add(Constant(2), expMinusOne))), x);
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus(TVector x) => TWidth.Add(TWidth.AtLeast(TWidth.Zero, x), LogOnePlusExpOfMinusMagnitude(x));

    /// <summary>log(1 + e^−|x|), between 0 and log 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogOnePlusExpOfMinusMagnitude(TVector x)
    {
        var e = Exp(MinusMagnitude(x));
        var rounded = TWidth.Add(Constant(1), e);
        var lost = TWidth.Subtract(e, TWidth.Subtract(rounded, Constant(1)));
        return TWidth.Add(LogOfNormal(rounded), TWidth.Divide(lost, rounded));       // log(u + δ) = log u + δ / u
    }

    /// <summary>The natural logarithm: −∞ of zero, NaN of a negative number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector x)
    {
        // Numbers below the smallest normal one are brought into range by a power of two.
        var (smallestNormal, largest) = typeof(T) == typeof(float) ? (1.1754943508222875E-38, float.MaxValue) : (2.2250738585072014E-308, double.MaxValue);
        var (factor, shift) = typeof(T) == typeof(float) ? (16777216.0, 24.0) : (18014398509481984.0, 54.0);
        var isTiny = TWidth.IsGreater(Constant(smallestNormal), x);
        var log = LogOfNormal(TWidth.Select(isTiny, TWidth.Multiply(x, Constant(factor)), x), TWidth.And(isTiny, Constant(shift)));

        var isPositive = TWidth.IsGreater(x, TWidth.Zero);
        var isNegative = TWidth.IsGreater(TWidth.Zero, x);
        var isInfinite = TWidth.IsGreater(x, Constant(largest));
        var unusual = TWidth.Select(isNegative, Constant(double.NaN), Constant(double.NegativeInfinity));
        var isNumber = TWidth.Or(isPositive, TWidth.Or(isNegative, TWidth.IsGreater(Constant(1), x)));
        return TWidth.Select(isInfinite, x, TWidth.Select(isPositive, log, TWidth.Select(isNumber, unusual, x)));
    }

    /// <summary>½ erfc(|x| / √2), the standard normal distribution's probability beyond |x|, and its density at x.</summary>
    /// <remarks>erfc(z) = e^−z² g(z) / (1 + 2 z) with a smooth g of (z − 3.75) / (z + 3.75); after M. M. Shepherd and J. G. Laframboise, Math. Comp. 36 (1981).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NormalTail(TVector x, out TVector density)
    {
        // e^−x²/2 from the rounded square and what the rounding lost: without it the error would grow with x².
        var magnitude = TWidth.AtMost(Constant(typeof(T) == typeof(float) ? 15 : 39), Magnitude(x));
        var square = TWidth.Multiply(magnitude, magnitude);
        var lost = TWidth.MultiplyAdd(magnitude, magnitude, TWidth.Subtract(TWidth.Zero, square));
        var exp = Exp(TWidth.Multiply(Constant(-0.5), square));
        exp = TWidth.MultiplyAdd(TWidth.Multiply(Constant(-0.5), lost), exp, exp);
        density = TWidth.Multiply(Constant(0.3989422804014327), exp);

        var z = TWidth.Multiply(Constant(0.7071067811865476), magnitude);
        var g = ErfcFactor(TWidth.Divide(TWidth.Subtract(z, Constant(3.75)), TWidth.Add(z, Constant(3.75))));
        return TWidth.Divide(TWidth.Multiply(exp, TWidth.Multiply(Constant(0.5), g)), TWidth.MultiplyAdd(Constant(2), z, Constant(1)));
    }

    /// <summary>x · y + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Step(TVector x, TVector y, double c) => TWidth.MultiplyAdd(x, y, Constant(c));

    // n, the whole number nearest to x / ln 2, and r = x − n ln 2, with ln 2 as the sum of two numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce(TVector x, out TVector r)
    {
        var (high, low) = typeof(T) == typeof(float) ? (0.6931471824645996, -1.9046542121259336e-09) : (0.6931471805599453, 2.3190468138462996e-17);
        var n = TWidth.Subtract(Step(x, Constant(1.4426950408889634), Rounder), Constant(Rounder));
        r = TWidth.MultiplyAdd(n, Constant(-low), TWidth.MultiplyAdd(n, Constant(-high), x));
        return n;
    }

    // eʳ − 1 = r + r² P(r) for |r| ≤ ln 2 / 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpMinusOneOfRemainder(TVector r)
    {
        TVector p;
        if (typeof(T) == typeof(float))
        {
            p = Step(Constant(0.0013926184037700295), r, 0.008363178931176662);
            p = Step(p, r, 0.041666556149721146);
            p = Step(p, r, 0.16666576266288757);
        }
        else
        {
            p = Step(Constant(2.510038549551032e-08), r, 2.7620088445409746e-07);
            p = Step(p, r, 2.7557268459997064e-06);
            p = Step(p, r, 2.4801521295954376e-05);
            p = Step(p, r, 0.00019841269863053618);
            p = Step(p, r, 0.0013888888917213717);
            p = Step(p, r, 0.008333333333330062);
            p = Step(p, r, 0.04166666666662413);
            p = Step(p, r, 0.16666666666666669);
        }

        return TWidth.MultiplyAdd(TWidth.Multiply(r, r), Step(p, r, 0.5), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfNormal(TVector x) => LogOfNormal(x, TWidth.Zero);

    // log x − exponentShift · ln 2 for positive normal x: x = 2ᵏ m with m in [√½, √2), then log m = 2 artanh s with s = (m − 1) / (m + 1).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfNormal(TVector x, TVector exponentShift)
    {
        // The exponent as a number: its bits under those of 2^MantissaBits.
        var whole = typeof(T) == typeof(float) ? 8388608.0 : 4503599627370496.0;
        var k = TWidth.Subtract(TWidth.Or(TWidth.ShiftBitsRight(x, MantissaBits), Constant(whole)), Constant(whole + ExponentBias));
        var exponentBits = MantissaBits == 23 ? 9 : 12;
        var m = TWidth.Or(TWidth.ShiftBitsRight(TWidth.ShiftBitsLeft(x, exponentBits), exponentBits), Constant(1));
        var isLarge = TWidth.IsGreater(m, Constant(1.4142135623730951));
        m = TWidth.Select(isLarge, TWidth.Multiply(m, Constant(0.5)), m);
        k = TWidth.Subtract(TWidth.Add(k, TWidth.And(isLarge, Constant(1))), exponentShift);

        // log m = f − f²/2 + s (f²/2 + R) with f = m − 1, which is exact: the leading term has no error.
        var f = TWidth.Subtract(m, Constant(1));
        var s = TWidth.Divide(f, TWidth.Add(Constant(2), f));
        var z = TWidth.Multiply(s, s);
        TVector p;
        if (typeof(T) == typeof(float))
        {
            p = Step(Constant(0.23331613838672638), z, 0.28550779819488525);
            p = Step(p, z, 0.4000012278556824);
            p = Step(p, z, 0.6666666865348816);
        }
        else
        {
            p = Step(Constant(0.14617807153417325), z, 0.15331611722055008);
            p = Step(p, z, 0.1818289243253687);
            p = Step(p, z, 0.22222211089379496);
            p = Step(p, z, 0.28571428626253836);
            p = Step(p, z, 0.3999999999989889);
            p = Step(p, z, 0.666666666666667);
        }

        var halfSquare = TWidth.Multiply(TWidth.Multiply(Constant(0.5), f), f);
        var (high, low) = typeof(T) == typeof(float) ? (0.693145751953125, 1.4286068203094172e-06) : (0.6931471803691238, 1.9082149292705877e-10);
        var small = TWidth.MultiplyAdd(s, TWidth.MultiplyAdd(z, p, halfSquare), TWidth.Multiply(k, Constant(low)));
        return TWidth.MultiplyAdd(k, Constant(high), TWidth.Subtract(f, TWidth.Subtract(halfSquare, small)));
    }

    // (1 + 2 z) e^z² erfc(z) for z from 0 to infinity, y = (z − 3.75) / (z + 3.75).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfcFactor(TVector y)
    {
        TVector p;
        if (typeof(T) == typeof(float))
        {
            p = Step(Constant(1.8780736354528926e-05), y, 2.1987965737935156e-05);
            p = Step(p, y, -0.00028515432495623827);
            p = Step(p, y, 0.00033034422085620463);
            p = Step(p, y, 0.0017522095004096627);
            p = Step(p, y, -0.00977028626948595);
            p = Step(p, y, 0.02836347371339798);
            p = Step(p, y, -0.058685336261987686);
            p = Step(p, y, 0.09230412542819977);
            p = Step(p, y, -0.10880525410175323);
            p = Step(p, y, 0.08227675408124924);
            p = Step(p, y, 0.003585497383028269);
            p = Step(p, y, -0.1402405947446823);
            p = Step(p, y, 1.2375125885009766);
            return p;
        }

        p = Step(Constant(4.434959070009556e-10), y, 3.110310719839093e-10);
        p = Step(p, y, -5.284286979631382e-09);
        p = Step(p, y, -3.743568033634545e-09);
        p = Step(p, y, 3.896545254898588e-08);
        p = Step(p, y, 2.326191327669648e-08);
        p = Step(p, y, -2.5910696877966567e-07);
        p = Step(p, y, -5.721597255990976e-08);
        p = Step(p, y, 1.752057970166318e-06);
        p = Step(p, y, -9.735619015182665e-07);
        p = Step(p, y, -1.1444412439171722e-05);
        p = Step(p, y, 2.2384240314224437e-05);
        p = Step(p, y, 5.1649211390702855e-05);
        p = Step(p, y, -0.0002901540809795271);
        p = Step(p, y, 0.0002937136342850081);
        p = Step(p, y, 0.0017556258530017257);
        p = Step(p, y, -0.009746579552504244);
        p = Step(p, y, 0.028362277418940665);
        p = Step(p, y, -0.058693398590212366);
        p = Step(p, y, 0.09230432116037876);
        p = Step(p, y, -0.10880393014171785);
        p = Step(p, y, 0.08227673849014516);
        p = Step(p, y, 0.003585415485463775);
        p = Step(p, y, -0.14024059858554697);
        p = Step(p, y, 1.2375126308378275);
        return p;
    }
}
