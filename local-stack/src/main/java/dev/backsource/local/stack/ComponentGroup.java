package dev.backsource.local.stack;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Components that don't wait for each other: they start and stop at the same time. */
final class ComponentGroup {
    private static final int WORD_AFTER_SECONDS = 20;

    private final List<Component> components;
    private final ProgressListener progress;
    private volatile List<CompletableFuture<Void>> starts = List.of();

    ComponentGroup(List<Component> components, ProgressListener progress) {
        this.components = List.copyOf(components);
        this.progress = progress;
    }

    List<Component> components() {
        return components;
    }

    /** Begins to start all; see {@link #awaitStarted()}. */
    void beginStart() {
        starts = components.stream()
                .map(component -> inBackground(component, this::start))
                .toList();
    }

    /**
     * Returns when all are ready, or as soon as one has failed.
     *
     * @throws StackException of the first that failed
     */
    void awaitStarted() {
        var firstFailure = new CompletableFuture<Void>();
        starts.forEach(start -> start.exceptionally(failure -> {
            firstFailure.completeExceptionally(failure);
            return null;
        }));
        var finished = CompletableFuture.anyOf(allOf(starts), firstFailure);
        for (var seconds = WORD_AFTER_SECONDS; !isDoneSoon(finished); seconds += WORD_AFTER_SECONDS) {
            progress.say("still starting after " + seconds + " s: " + String.join(", ", starting())
                    + " (no timeout while there is progress)");
        }
        join(finished);
    }

    private static boolean isDoneSoon(CompletableFuture<?> future) {
        try {
            future.get(WORD_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted during the start of the stack", e);
        }
        return true;
    }

    private List<String> starting() {
        return IntStream.range(0, starts.size())
                .filter(i -> !starts.get(i).isDone())
                .mapToObj(i -> components.get(i).name())
                .toList();
    }

    /** Stops all and returns when all have ended, those too that were just starting. */
    void stop() {
        stopAll();
        allOf(starts).handle((done, failure) -> null).join();
        stopAll();
    }

    private void stopAll() {
        join(allOf(components.stream()
                .map(component -> inBackground(component, Component::stop))
                .toList()));
    }

    private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    private void start(Component component) {
        var began = System.nanoTime();
        component.start();
        var seconds = (System.nanoTime() - began) / 1e9;
        progress.say(String.format(Locale.ROOT, "%-22s ready in %.1f s", component.name(), seconds));
    }

    private static CompletableFuture<Void> inBackground(Component component, Consumer<Component> action) {
        var done = new CompletableFuture<Void>();
        var thread = new Thread(() -> complete(done, component, action), component.name());
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void complete(CompletableFuture<Void> done, Component component, Consumer<Component> action) {
        try {
            action.accept(component);
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException failure) {
                throw failure;
            }
            throw new StackException("a component failed: " + e.getCause(), e);
        }
    }
}
