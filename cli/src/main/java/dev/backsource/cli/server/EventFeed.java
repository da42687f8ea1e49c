package dev.backsource.cli.server;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.outcome.InterruptiblePause;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server's events, which go on where they were after the connection broke (WHATWG HTML, §9.2: {@code Last-Event-ID}). A connection of
 * which nothing comes for three of the server's heartbeats is given up: a server that was cut off, or whose machine is gone, doesn't close it. After
 * twelve in a row that had no event, and of which none lasted that long, so is the stream: a thirteenth isn't made.
 */
public final class EventFeed implements AutoCloseable {
    /** Three heartbeats by the default of {@code backsource.events.heartbeat}; the console gives up its stream after as many. */
    static final Duration SILENCE = Duration.ofSeconds(45);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 12;

    private final Server server;
    private final Request request;
    private final long end;
    private final Consumer<String> broken;
    private final Duration firstPause;
    private @Nullable String position;
    private @Nullable TimeoutStream stream;
    private @Nullable EventReader reader;
    private boolean connected;
    private long openedAt;
    /** The connections in a row without an event. */
    private int connections;

    /**
     * @param position the id after which it begins; null where the request sets it
     * @param end when it ends, by {@link System#nanoTime}
     * @param broken receives the reason for each reconnection
     */
    public EventFeed(Server server, Request request, @Nullable String position, long end, Consumer<String> broken) {
        this(server, request, position, end, broken, FIRST_PAUSE);
    }

    /** @param firstPause between two connections; later ones are up to 32 times as long, and 10 s at most */
    EventFeed(
            Server server,
            Request request,
            @Nullable String position,
            long end,
            Consumer<String> broken,
            Duration firstPause) {
        this.server = server;
        this.request = request.withHeader("Accept", "text/event-stream");
        this.position = position;
        this.end = end;
        this.broken = broken;
        this.firstPause = firstPause;
    }

    /** The next event, waiting for it; null once the time is over. Fails where the server can't be reached any more. */
    public @Nullable Event next() {
        while (!isOver()) {
            try {
                var from = reader == null ? connect() : reader;
                var event = from.next();
                position = from.position() == null ? position : from.position();
                if (event != null) {
                    connections = 0;
                    return event;
                }
                again(Messages.streamEnded());
            } catch (IOException e) {
                again(Messages.streamBroken(e));
            } catch (FailureException e) {
                if (e.exit() != Exit.NOT_REACHED || !connected) {
                    throw e;
                }
                again(e.text());
            }
        }
        return null;
    }

    /** The id after which the feed goes on; null before the first event. */
    public @Nullable String position() {
        return position;
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // Nobody reads it any more.
            stream = null;
        }
        reader = null;
    }

    private EventReader connect() {
        var asked = position == null ? request : request.withHeader("Last-Event-ID", position);
        stream = new TimeoutStream(server.open(asked), SILENCE, end);
        reader = new EventReader(stream);
        connected = true;
        openedAt = System.nanoTime();
        return reader;
    }

    private void again(String why) {
        if (reader != null && System.nanoTime() - openedAt > SILENCE.toNanos()) {
            connections = 0;
        }
        close();
        if (isOver()) {
            return;
        }
        if (++connections >= MOST_CONNECTIONS) {
            throw new FailureException(Exit.NOT_REACHED, Messages.streamGivenUp(why, MOST_CONNECTIONS));
        }
        broken.accept(why);
        var pause = firstPause.multipliedBy(1L << Math.min(connections - 1, 5));
        InterruptiblePause.pause(
                shortest(pause, LONGEST_PAUSE, Duration.ofNanos(Math.max(0, end - System.nanoTime()))),
                Exit.NOT_REACHED);
    }

    private boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    private static Duration shortest(Duration... durations) {
        var shortest = durations[0];
        for (var each : durations) {
            shortest = each.compareTo(shortest) < 0 ? each : shortest;
        }
        return shortest;
    }
}
