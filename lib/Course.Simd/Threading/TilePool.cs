using System.Diagnostics;

namespace Course.Simd;

/// <summary>
/// Background threads that help with one piece of work at a time. The work is cut into tiles; whoever is free claims the next, so a thread that the
/// operating system takes away delays one tile at most. A thread without work spins for a moment, since the next product usually follows at once, then sleeps.
/// </summary>
internal static unsafe class TilePool
{
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;
    private static readonly Lock Busy = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static readonly ManualResetEventSlim Finished = new(false);

    private static delegate*<void*, int, void> work;
    private static void* state;
    private static int tileCount;
    private static int helperLimit;
    private static Exception? failure;

    // The upper half numbers the piece of work, the lower half counts the tiles not yet claimed: one exchange claims a tile of the right piece of work or none.
    private static long unclaimed;
    private static int unfinished;
    private static int generation;
    private static int sleepers;
    private static int helpers;

    /// <summary>Runs work(state, 0), ..., work(state, tiles − 1), each once, in any order, on at most <paramref name="threads"/> threads with the caller.</summary>
    /// <remarks>While another thread has the helpers, or inside a tile, the caller does all tiles itself.</remarks>
    public static void Run(int tiles, int threads, delegate*<void*, int, void> tileWork, void* tileState)
    {
        if (tiles < 2 || threads < 2 || Busy.IsHeldByCurrentThread || !Busy.TryEnter())
        {
            for (var tile = 0; tile < tiles; tile++) tileWork(tileState, tile);
            return;
        }

        try
        {
            StartHelpers(threads - 1);
            var number = generation + 1;
            work = tileWork;
            state = tileState;
            (tileCount, helperLimit, failure) = (tiles, threads - 1, null);
            Finished.Reset();
            Volatile.Write(ref unfinished, tiles);
            Volatile.Write(ref unclaimed, ((long)number << 32) | (uint)tiles);
            Volatile.Write(ref generation, number);
            Interlocked.MemoryBarrier();
            var asleep = Volatile.Read(ref sleepers);
            if (asleep > 0) Wake.Release(Math.Min(asleep, threads - 1));

            DoTiles(number);
            WaitForHelpers();
            if (failure is not null) throw new InvalidOperationException("A part of a matrix product failed on a helping thread.", failure);
        }
        finally
        {
            Busy.Exit();
        }
    }

    private static void StartHelpers(int count)
    {
        for (; helpers < count; helpers++)
        {
            var index = helpers;
            new Thread(() => Help(index)) { IsBackground = true, Name = $"Course.Simd helper {index + 1}" }.Start();
        }
    }

    private static void Help(int index)
    {
        var seen = 0;
        while (true)
        {
            var idleSince = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref generation) == seen)
            {
                Thread.SpinWait(10);
                if (Stopwatch.GetTimestamp() - idleSince < SpinTicks) continue;

                // Announced before the last look: whoever publishes work after it sees the sleeper and wakes it.
                Interlocked.Increment(ref sleepers);
                if (Volatile.Read(ref generation) == seen) Wake.Wait();
                Interlocked.Decrement(ref sleepers);
                idleSince = Stopwatch.GetTimestamp();
            }

            seen = Volatile.Read(ref generation);
            if (index < helperLimit) DoTiles(seen);
        }
    }

    private static void DoTiles(int number)
    {
        while (Claim(number, out var tile))
        {
            try
            {
                work(state, tile);
            }
#pragma warning disable CA1031 // An exception on a helping thread would end the process; the caller throws it instead.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = exception;
            }

            if (Interlocked.Decrement(ref unfinished) == 0) Finished.Set();
        }
    }

    private static bool Claim(int number, out int tile)
    {
        while (true)
        {
            var now = Volatile.Read(ref unclaimed);
            tile = (int)now - 1;
            if ((int)(now >> 32) != number || tile < 0) return false;
            if (Interlocked.CompareExchange(ref unclaimed, now - 1, now) == now)
            {
                tile = tileCount - 1 - tile;
                return true;
            }
        }
    }

    private static void WaitForHelpers()
    {
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref unfinished) > 0)
        {
            Thread.SpinWait(4);
            if (Stopwatch.GetTimestamp() - since > SpinTicks) Finished.Wait();
        }
    }
}
