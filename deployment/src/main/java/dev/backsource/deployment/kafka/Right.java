package dev.backsource.deployment.kafka;

import dev.backsource.policy.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The allowed operations on resources at the broker. Reading and writing include describing them.
 *
 * @param type of the resources
 * @param pattern whether {@code name} is the name of one, in full, or how the names of all begin
 * @param name of the resources
 * @param operations in the order in which they are listed
 */
public record Right(ResourceType type, PatternType pattern, String name, List<AclOperation> operations) {
    private static final String ANY_HOST = "*";

    public Right {
        operations = List.copyOf(operations);
    }

    static Right on(Topic topic, AclOperation... operations) {
        return of(ResourceType.TOPIC, topic.topicName(), operations);
    }

    static Right of(ResourceType type, String name, AclOperation... operations) {
        return new Right(type, PatternType.LITERAL, name, List.of(operations));
    }

    /** On all resources whose names begin with {@code prefix}. */
    static Right onAll(ResourceType type, String prefix, AclOperation... operations) {
        return new Right(type, PatternType.PREFIXED, prefix, List.of(operations));
    }

    /** The entries that give {@code principal}, such as {@code User:edge-1}, this right. */
    public Stream<AclBinding> entries(String principal) {
        var thing = new ResourcePattern(type, name, pattern);
        return operations.stream()
                .map(operation -> new AclBinding(
                        thing, new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW)));
    }

    /** The arguments of {@code kafka-acls.sh} that name this right. */
    public String arguments() {
        var allowed = operations.stream()
                .map(operation -> "--operation " + words(operation.name(), ""))
                .collect(Collectors.joining(" "));
        var matching = pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        return allowed + matching + " --" + words(type.name(), "-").toLowerCase(Locale.ROOT) + " " + name;
    }

    /** {@code TRANSACTIONAL_ID} as {@code Transactional-Id}. */
    private static String words(String name, String between) {
        return Arrays.stream(name.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(between));
    }
}
