package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.masschange.MassChange;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of records of {@link Topic#POLICY_CHANGES} for all their consumers, so that all take and refuse the same records. A record is taken
 * when its key is a domain's name in canonical form, its attributes are those of the topic's events, and key, attributes and value agree:
 *
 * <ul>
 *   <li>a value is a whole {@link PolicyChange} of the domain that the key names, its parts make a {@link dev.backsource.policy.domain.Domain}, and
 *       {@code ce_revision} and {@code ce_incarnation}, where they are given, agree with the value;
 *   <li>a removal, which has no value, has its revision in {@code ce_revision}: without it, a late removal would remove a domain that was added
 *       since;
 *   <li>{@code ce_masschange}, where it is given, can be confirmed ({@link MassChange#requireConfirmable}).
 * </ul>
 *
 * <p>It refuses by a result and not by an exception, since a record may hold anything. Not for several threads at a time, since it remembers parts of
 * earlier records ({@link PolicyChangeReader}).
 */
public final class PolicyRecordDecoder {
    private final PolicyChangeReader values = new PolicyChangeReader();

    /**
     * Reads a record.
     *
     * @param key null when it has none
     * @param header the value of a header by name, null when it has none
     * @param value null for a removal
     */
    public PolicyRecord decode(
            @Nullable String key, Function<String, @Nullable String> header, byte @Nullable [] value) {
        try {
            return read(key, header, value);
        } catch (MalformedEventException e) {
            return new Refused(e.reason());
        } catch (InvalidValueException e) {
            return new Refused(e.detail());
        }
    }

    private PolicyRecord read(
            @Nullable String key, Function<String, @Nullable String> header, byte @Nullable [] value) {
        if (key == null) {
            throw new MalformedEventException("the record has no key; it must be the domain");
        }
        var name = new DomainName(key);
        var attributes = CloudEvent.fromHeaders(header).requireType(Topic.POLICY_CHANGES);
        var massChange = attributes.massChange();
        if (massChange != null) {
            MassChange.requireConfirmable(massChange, "header ce_masschange");
        }
        if (value == null) {
            return new Removed(name, removal(attributes), attributes.time(), massChange);
        }
        var change = values.decode(name, value);
        checkAgrees(change, name, attributes);
        return new Changed(change, StateVersion.of(change, value), attributes.time(), massChange);
    }

    private static StateVersion removal(CloudEvent attributes) {
        var revision = attributes.revision();
        if (revision == null || revision < 1) {
            throw new MalformedEventException("a removal must have its revision, from 1, in header ce_revision");
        }
        StateVersion.requireRevision(revision);
        var incarnation = Objects.requireNonNullElse(attributes.incarnation(), 0L);
        StateVersion.requireIncarnation(incarnation);
        return StateVersion.ofRemoval(incarnation, revision);
    }

    private static void checkAgrees(PolicyChange change, DomainName key, CloudEvent attributes) {
        var name = change.domain().name();
        if (!name.equals(key)) {
            throw new MalformedEventException("the value is of domain " + name + ", the key says " + key);
        }
        var announced = attributes.revision();
        if (announced != null && announced != change.revision()) {
            throw new MalformedEventException(
                    "the value is of revision " + change.revision() + ", header ce_revision says " + announced);
        }
        var incarnation = attributes.incarnation();
        if (incarnation != null && incarnation != change.incarnation()) {
            throw new MalformedEventException("the value is of incarnation " + change.incarnation()
                    + ", header ce_incarnation says " + incarnation);
        }
    }
}
