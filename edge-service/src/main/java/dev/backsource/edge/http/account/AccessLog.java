package dev.backsource.edge.http.account;

/** Where answers are written down for people and their tools. Safe for use by all event loops. */
public interface AccessLog {
    /** Writes nothing. */
    AccessLog OFF = new AccessLog() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void add(AccessEntry entry) {}
    };

    /** Whether {@link #add} is worth the making of an entry. */
    boolean isOn();

    /** Never waits; an entry that finds no room is dropped and counted. */
    void add(AccessEntry entry);
}
