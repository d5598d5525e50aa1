using System.Numerics;

namespace Course.Simd.Tests;

/// <summary>Memory with canaries before and behind it: a write past either end is noticed.</summary>
internal sealed class GuardedBuffer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Margin = 64;
    private static readonly T Canary = T.CreateTruncating(-123456.75);
    private readonly T[] memory;

    public GuardedBuffer(ReadOnlySpan<T> contents)
    {
        memory = new T[contents.Length + 2 * Margin];
        memory.AsSpan().Fill(Canary);
        contents.CopyTo(Span);
    }

    public Span<T> Span => memory.AsSpan(Margin, memory.Length - 2 * Margin);

    /// <summary>A copy of the contents, after a look at the canaries.</summary>
    public T[] Checked()
    {
        Assert.False(memory.AsSpan(0, Margin).ContainsAnyExcept(Canary), "written before the buffer");
        Assert.False(memory.AsSpan(memory.Length - Margin).ContainsAnyExcept(Canary), "written behind the buffer");
        return Span.ToArray();
    }
}
