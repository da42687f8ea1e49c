package dev.backsource.edge.routing.changes;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tries records of policy changes before any of them is applied. */
public interface ChangeTaster {
    /** The verdict on a record that may be applied. */
    String GOOD = "";

    /** Tries nothing. */
    ChangeTaster NONE = new ChangeTaster() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Map<ConsumerRecord<String, byte[]>, String> taste(List<ConsumerRecord<String, byte[]>> records) {
            return Map.of();
        }

        @Override
        public void passed(Pass pass, int records) {}
    };

    /** The reason why records are applied without having been tried. */
    enum Pass {
        /** Another record that differs only in names and addresses was good. */
        ALIKE,
        /** Too many came at a time. */
        UNTASTED
    }

    /** Whether records are tried at all. */
    boolean isOn();

    /**
     * Tries {@code records} and blocks meanwhile, for some milliseconds each; for some seconds more for each that ends the process it is tried in.
     *
     * @return by the identity of the record, {@link #GOOD} or the reason to reject it; without those that can't be tried at the moment, which are to be
     *     applied
     */
    Map<ConsumerRecord<String, byte[]>, String> taste(List<ConsumerRecord<String, byte[]>> records);

    /** Counts records that are applied untried. */
    void passed(Pass pass, int records);
}
