package dev.backsource.edge.cache.orders;

import dev.backsource.edge.cache.orders.SteppedOrigin.Call;
import dev.backsource.testing.waiting.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One order of the steps of clients, origin, event loops and purges for one resource. A step is possible once the earlier ones of its actor are
 * done; the steps of different actors come in any order. When none is left, the origin answers all open requests, and everybody has to have ended.
 *
 * <ul>
 * <li>{@code arrive1}, {@code leave1}, {@code expire1}, {@code drain1}: client 1 sends its request, leaves, has waited for as long as it may, reads
 *     the written bytes. Clients 1 and 2 are on the first loop, client 3 on the second. Client 2 prefers another language.
 * <li>{@code head}, {@code part}, {@code whole}, {@code cut}, {@code same}, {@code other}, {@code error}: of the response to the first request to the
 *     origin, the head, a half of the body, all in one read, the failure, a 304 for the stored response, one for another, a 503.
 * <li>{@code others}: the response to the next request to the origin, or a part of it.
 * <li>{@code purge}, {@code policy}, {@code fill}: a purge, a new policy for later requests, a budget without room.
 * </ul>
 */
final class MissSchedule {
    private static final int CLIENTS = 3;

    private final SteppedEdge edge;
    private final Answer kind;
    private final List<String> trace = new ArrayList<>();
    private final Map<String, SteppedClient> clients = new LinkedHashMap<>();
    private final List<List<String>> actors = new ArrayList<>();
    private final boolean mayFail;
    /** The first request to the origin that the steps decide. */
    private int first;
    /** Whether the origin has validated the response that was stored before. */
    private boolean validated;

    /** The origin's answers. */
    enum Answer {
        STORABLE("Cache-Control", "max-age=60", "Vary", "Accept-Language"),
        FOR_ALL("Cache-Control", "max-age=60"),
        PRIVATE("Cache-Control", "private"),
        /** Stored and stale at once, to be validated by each that comes. */
        STALE("Cache-Control", "max-age=10, stale-if-error=60", "Age", "30", "ETag", "\"v\""),
        /** The same without leave to use it after an error. */
        EXPIRED("Cache-Control", "max-age=10, must-revalidate", "Age", "30", "ETag", "\"v\""),
        /** The same, but used while it is validated. */
        USED_STALE("Cache-Control", "max-age=10, stale-while-revalidate=60", "Age", "30", "ETag", "\"v\""),
        /** Stored over HTTPS, for requests over HTTP. */
        MOVED("Cache-Control", "max-age=60, stale-if-error=60", "ETag", "\"v\"");

        private final String[] fields;

        Answer(String... fields) {
            this.fields = fields;
        }

        boolean isStoredBefore() {
            return this == STALE || this == EXPIRED || this == USED_STALE || this == MOVED;
        }
    }

    /** @param script the actors, apart by bars, with their steps in order */
    MissSchedule(SteppedEdge edge, Answer kind, String script) {
        this.edge = edge;
        this.kind = kind;
        for (var actor : script.split("\\|")) {
            actors.add(new ArrayList<>(List.of(actor.strip().split(" +"))));
        }
        mayFail = Stream.of("cut", "fill", "error").anyMatch(script::contains);
        for (var i = 1; i <= CLIENTS; i++) {
            var client = new SteppedClient("client " + i, edge.loops.get(i == CLIENTS ? 1 : 0).steps);
            client.fields.add("accept-language", i == 2 ? "en" : "de");
            client.isSlow = script.contains("drain" + i);
            clients.put(Integer.toString(i), client);
        }
    }

    /** Takes the steps in an order that {@code orders} chooses. */
    void run(Orders orders) {
        run(() -> {
            for (var step = next(orders); step != null; step = next(orders)) {
                trace.add(step);
                act(step);
            }
        });
    }

    /** Takes the steps of the first actor one after the other, and then those of the other two at once. */
    void runAtOnce() {
        run(() -> {
            actors.get(0).forEach(this::act);
            var other = CompletableFuture.runAsync(() -> actors.get(1).forEach(this::act));
            actors.get(2).forEach(this::act);
            Waiting.resultOf(other);
            actors.clear();
        });
    }

    private void run(Runnable steps) {
        edge.begin();
        try {
            if (kind == Answer.MOVED) {
                edge.beSecure();
            }
            if (kind.isStoredBefore()) {
                arrive(newClient("the first"));
                settle();
            }
            if (kind == Answer.MOVED) {
                edge.becomePlain();
            }
            first = edge.origin.calls.size();
            steps.run();
            edge.emptyBudget();
            settle();
            clients.values().forEach(this::check);
            var last = newClient("the last");
            arrive(last);
            settle();
            check(last);
            if (last.status != 200 || last.ends != 1) {
                throw new AssertionError("the last got " + last.statusLine());
            }
            if (!edge.leftovers().isEmpty()) {
                throw new AssertionError(edge.leftovers());
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(kind + ": " + String.join(", ", trace) + ": " + e.getMessage(), e);
        } finally {
            edge.emptyBudget();
        }
    }

    private SteppedClient newClient(String name) {
        var client = new SteppedClient(name, edge.loops.get(0).steps);
        client.fields.add("accept-language", "de");
        clients.put(name, client);
        return client;
    }

    private @Nullable String next(Orders orders) {
        var possible = new ArrayList<List<String>>();
        for (var actor : actors) {
            if (!actor.isEmpty() && isPossible(actor.get(0))) {
                possible.add(actor);
            }
        }
        var loops = edge.loops.stream().filter(loop -> loop.steps.hasMore()).toList();
        var count = possible.size() + loops.size();
        if (count == 0) {
            return null;
        }
        var chosen = count == 1 ? 0 : orders.choose(count);
        return chosen < possible.size()
                ? possible.get(chosen).remove(0)
                : "loop" + (1 + edge.loops.indexOf(loops.get(chosen - possible.size())));
    }

    private boolean isPossible(String step) {
        var name = step.substring(0, step.length() - 1);
        return switch (name) {
            case "arrive" -> true;
            case "leave" -> client(step).hasArrived;
            case "expire" -> client(step).hasArrived;
            case "drain" -> client(step).isFull();
            default -> isPossibleForOthers(step);
        };
    }

    private boolean isPossibleForOthers(String step) {
        return switch (step) {
            case "purge", "policy", "fill" -> true;
            case "others" -> edge.origin.calls.stream().skip(first + 1L).anyMatch(call -> !call.isOver);
            // A request that was given up takes no part any longer, and its steps pass.
            default -> edge.origin.calls.size() > first && (call().isOver || !call().isPaused);
        };
    }

    private SteppedClient client(String step) {
        return clients.get(step.substring(step.length() - 1));
    }

    private Call call() {
        return edge.origin.calls.get(first);
    }

    private void act(String step) {
        switch (step.replaceAll("[0-9]", "")) {
            case "arrive" -> arrive(client(step));
            case "leave" -> client(step).loop.run(client(step)::leave);
            case "expire" -> loopOf(client(step)).expire();
            case "drain" -> client(step).loop.run(client(step)::drain);
            case "loop" -> edge.loops.get(step.charAt(4) - '1').steps.runNext();
            case "purge" -> edge.purge();
            case "policy" -> edge.changePolicy();
            case "fill" -> edge.fillBudget();
            case "others" ->
                edge.origin.calls.stream()
                        .skip(first + 1L)
                        .filter(call -> !call.isOver)
                        .findFirst()
                        .ifPresent(this::answer);
            default -> answer(step);
        }
        if (step.equals("purge")) {
            clients.values().stream()
                    .filter(client -> !client.hasArrived)
                    .forEach(client -> client.forbidden = edge.origin.calls.size());
        }
    }

    private SteppedEdge.Loop loopOf(SteppedClient client) {
        return edge.loops.get(client.loop == edge.loops.get(0).steps ? 0 : 1);
    }

    private void arrive(SteppedClient client) {
        client.hasArrived = true;
        client.generation = edge.cacheGeneration();
        loopOf(client).arrive(client);
    }

    private void answer(String step) {
        if (call().isOver) {
            return;
        }
        switch (step) {
            case "head" -> call().answer(200, kind.fields);
            case "part" -> call().send();
            case "whole" -> call().answerWhole(200, kind.fields);
            case "cut" -> call().fail();
            case "same" -> answerUnchanged("\"v\"");
            case "other" -> answerUnchanged("\"w\"");
            case "error" -> call().answerWhole(503);
            default -> throw new IllegalArgumentException(step);
        }
    }

    /** A 304, if that was asked for. */
    private void answerUnchanged(String tag) {
        if (call().form.etag() == null) {
            call().answerWhole(200, kind.fields);
        } else {
            call().answerEmpty(304, "Cache-Control", "max-age=60", "ETag", tag);
            validated |= tag.equals("\"v\"");
        }
    }

    private void answer(Call call) {
        if (!call.hasHead) {
            call.answerWhole(200, kind.fields);
        } else if (!call.isPaused) {
            call.send();
        }
    }

    /** Lets everything go on until nothing moves. */
    private void settle() {
        for (var moves = true; moves; ) {
            moves = false;
            for (var loop : edge.loops) {
                while (loop.steps.hasMore()) {
                    moves = true;
                    loop.steps.runNext();
                }
            }
            for (var call : List.copyOf(edge.origin.calls)) {
                if (!call.isOver && !call.isPaused) {
                    moves = true;
                    answer(call);
                }
            }
            for (var client : clients.values()) {
                if (client.isFull() && !client.hasLeft && !client.isReset) {
                    moves = true;
                    client.loop.run(client::drain);
                }
            }
        }
    }

    private void check(SteppedClient client) {
        if (!client.hasArrived) {
            return;
        }
        if (!client.hasLeft && client.ends + (client.isReset ? 1 : 0) != 1) {
            throw new AssertionError(client.name + " has " + client.ends + " ends, reset: " + client.isReset);
        }
        if (client.isReset && !mayFail) {
            throw new AssertionError(client.name + " was cut off");
        }
        if (client.status != 200) {
            if (client.isHeadWritten && !mayFail) {
                throw new AssertionError(client.name + " got " + client.statusLine());
            }
        } else if (client.ends > 0) {
            requireWholeBody(client);
        } else if (!client.body().isEmpty()) {
            requirePart(client);
        }
    }

    private void requireWholeBody(SteppedClient client) {
        var fitting = edge.origin.calls.stream()
                .filter(call ->
                        call.isWhole && isAllowed(call, client) && call.body().equals(client.body()));
        if (fitting.findAny().isEmpty()) {
            throw new AssertionError(client.name + " got \"" + client.body() + "\", " + client.statusLine());
        }
    }

    private void requirePart(SteppedClient client) {
        if (edge.origin.calls.stream()
                .noneMatch(call -> isAllowed(call, client) && call.body().startsWith(client.body()))) {
            throw new AssertionError(client.name + " got the part \"" + client.body() + "\"");
        }
    }

    private boolean isAllowed(Call call, SteppedClient client) {
        return call.number >= client.forbidden
                && (call.routed.route().cacheGeneration() == client.generation || isMoved(call))
                && isOwnOrShared(call, client);
    }

    private boolean isMoved(Call call) {
        return kind == Answer.MOVED && call.number < first && validated;
    }

    private boolean isOwnOrShared(Call call, SteppedClient client) {
        var own = call.routed.client() == client.request;
        return switch (kind) {
            case PRIVATE -> own;
            case STORABLE ->
                call.routed.client().headers().get("accept-language").equals(client.fields.get("accept-language"));
            default -> true;
        };
    }
}
