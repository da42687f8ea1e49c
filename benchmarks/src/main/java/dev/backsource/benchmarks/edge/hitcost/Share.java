package dev.backsource.benchmarks.edge.hitcost;

import dev.backsource.edge.RequestTracingSettings;

/** The defaults of clients' requests in traces, with another share. */
record Share(double ratio) implements RequestTracingSettings {
    @Override
    public Continued continued() {
        return Continued.PROXIES;
    }

    @Override
    public boolean toOrigins() {
        return false;
    }
}
