package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A fast reader of very many policy changes, with exactly the results of {@link EventCodec#POLICY_CHANGE}: an edge reads a million at its start, most
 * of which are alike but for name, revision, time and origins.
 *
 * <p>An event that is written as this codec writes it begins with these four fields, which are read directly ({@link PolicyChangeHead}). The rest,
 * the policy and the terms, is remembered by its bytes, and taken from memory when the same bytes come again. All else is left to the codec: other
 * forms, bytes not remembered, and malformed events, so that they are refused in the codec's words.
 *
 * <p>Not for several threads at a time.
 */
final class PolicyChangeReader {
    private static final int REMEMBERED = 256;
    private static final int MAX_BYTES = 4096;

    /** The remembered rests by the checksum of their bytes; the latest with that checksum stays. */
    private final @Nullable Rest[] remembered = new Rest[REMEMBERED];

    private final CRC32C checksum = new CRC32C();

    /**
     * Reads an event.
     *
     * @param name the domain that it should be of
     * @throws MalformedEventException when {@code json} isn't one, with the field and its fault
     */
    PolicyChange decode(DomainName name, byte[] json) {
        var head = json.length > MAX_BYTES ? null : PolicyChangeHead.of(json);
        if (head == null) {
            return EventCodec.POLICY_CHANGE.decode(json);
        }
        var place = place(json, head.end());
        var rest = remembered[place];
        if (rest != null && rest.isAt(json, head.end())) {
            try {
                return rest.behind(head, name);
            } catch (InvalidValueException e) {
                return EventCodec.POLICY_CHANGE.decode(json);
            }
        }
        var read = EventCodec.POLICY_CHANGE.decode(json);
        remembered[place] = new Rest(Arrays.copyOfRange(json, head.end(), json.length), read);
        return read;
    }

    private int place(byte[] json, int from) {
        checksum.reset();
        checksum.update(json, from, json.length - from);
        return (int) (checksum.getValue() % REMEMBERED);
    }

    /** The bytes behind a head, and an event that had them. */
    private record Rest(byte[] bytes, PolicyChange event) {
        boolean isAt(byte[] json, int from) {
            return Arrays.equals(json, from, json.length, bytes, 0, bytes.length);
        }

        PolicyChange behind(PolicyChangeHead head, DomainName name) {
            return new PolicyChange(
                    new Domain(
                            head.domain().equals(name.value()) ? name : new DomainName(head.domain()),
                            event.domain().parts().with(Part.ORIGINS, head.origins())),
                    head.revision(),
                    head.changedAt(),
                    event.changedBy(),
                    event.incarnation(),
                    event.team(),
                    event.rollout());
        }
    }
}
