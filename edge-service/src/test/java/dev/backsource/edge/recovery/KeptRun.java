package dev.backsource.edge.recovery;

import java.util.ArrayList;
import java.util.List;

/** Keeps the state of a run in memory. */
final class KeptRun implements RunStore {
    final List<RunState> written = new ArrayList<>();

    @Override
    public RunState read() {
        return written.isEmpty() ? RunState.NONE : written.get(written.size() - 1);
    }

    @Override
    public void write(RunState state) {
        written.add(state);
    }
}
