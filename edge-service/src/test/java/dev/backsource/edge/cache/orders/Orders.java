package dev.backsource.edge.cache.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs a schedule from its beginning once for every sequence of choices that it offers. */
final class Orders {
    /** The choices of the current run. */
    private final List<Choice> choices = new ArrayList<>();

    private int next;

    private record Choice(int taken, int count) {}

    private Orders() {}

    /**
     * Runs {@code schedule} for every sequence of choices.
     *
     * @return the number of runs
     */
    static int explore(Consumer<Orders> schedule) {
        var orders = new Orders();
        var runs = 0;
        do {
            orders.next = 0;
            schedule.accept(orders);
            runs++;
        } while (orders.moveOn());
        return runs;
    }

    /** One of {@code count} possibilities, numbered from 0. */
    int choose(int count) {
        if (next == choices.size()) {
            choices.add(new Choice(0, count));
        }
        return choices.get(next++).taken();
    }

    /** Replaces the last choice that has another possibility by that; false when there is none. */
    private boolean moveOn() {
        while (!choices.isEmpty()) {
            var last = choices.remove(choices.size() - 1);
            if (last.taken() + 1 < last.count()) {
                choices.add(new Choice(last.taken() + 1, last.count()));
                return true;
            }
        }
        return false;
    }
}
