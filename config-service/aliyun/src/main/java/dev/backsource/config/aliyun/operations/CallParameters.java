package dev.backsource.config.aliyun.operations;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.functions.ConfigIds;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call, each of which is there once. An empty parameter counts as absent, as with the API's own service.
 *
 * @param values by name
 */
public record CallParameters(Map<String, String> values) {
    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant LAST_TIME = Instant.parse("9999-01-01T00:00:00Z");
    /** The last number of a parameter such as {@code ResourceId.1}. */
    public static final int MAX_NUMBER = 99;

    private static final Pattern NUMBER = Pattern.compile("\\.[1-9][0-9]?(?=\\.|$)");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

    /**
     * The parameters that every call may have: those of its signature and version, those of its region and owner, which make no difference
     * here, and those by which the command line describes its machine, which prove nothing.
     */
    private static final Set<String> COMMON = Set.of(
            "AccessKeyId",
            "Action",
            "Format",
            "OwnerAccount",
            "OwnerId",
            "RegionId",
            "ResourceOwnerAccount",
            "ResourceOwnerId",
            "SecureTransport",
            "SecurityToken",
            "Signature",
            "SignatureMethod",
            "SignatureNonce",
            "SignatureType",
            "SignatureVersion",
            "SourceIp",
            "Timestamp",
            "Version");

    public CallParameters {
        values = Map.copyOf(values);
    }

    /** Null when it is absent or empty. */
    public @Nullable String find(String name) {
        var value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** @throws CallRefusedException when it is absent or empty */
    public String require(String name) {
        var value = find(name);
        if (value == null) {
            throw new CallRefusedException(ErrorCode.PARAMETER_MISSING, name + " is required");
        }
        return value;
    }

    /** A whole number in {@code min..max}; {@code otherwise} when it is absent. */
    public int integer(String name, int otherwise, int min, int max) {
        var value = find(name);
        if (value == null) {
            return otherwise;
        }
        var number = INTEGER.matcher(value).matches() ? Integer.parseInt(value) : -1;
        if (number < min || number > max) {
            throw CallRefusedException.ofParameter(name, "must be a whole number in " + min + ".." + max);
        }
        return number;
    }

    /** Whether a parameter is {@code true}; false when it is {@code false} or absent. */
    public boolean isTrue(String name) {
        var value = find(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw CallRefusedException.ofParameter(name, "must be true or false");
        }
        return "true".equals(value);
    }

    /** A time in UTC, such as {@code 2026-11-27T08:00:00Z}; null when it is absent. */
    public @Nullable Instant time(String name) {
        var value = find(name);
        if (value == null) {
            return null;
        }
        try {
            var time = Instant.parse(value);
            if (time.isAfter(FIRST_TIME) && time.isBefore(LAST_TIME)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Refused like a time that is too far off.
        }
        throw CallRefusedException.ofParameter(name, "must be a UTC time such as 2026-11-27T08:00:00Z");
    }

    /** The id of the team in a parameter, which the API calls a resource group; null when it is absent. */
    public @Nullable String team(String name) {
        var value = find(name);
        try {
            return value == null ? null : Team.requireId(value);
        } catch (InvalidValueException e) {
            throw CallRefusedException.ofParameter(name, "must be a team ID: " + e.detail());
        }
    }

    /** The id of the config in a parameter; null when it is absent. */
    public @Nullable Long configId(String name) {
        var value = find(name);
        if (value == null) {
            return null;
        }
        return ConfigIds.parse(value)
                .orElseThrow(() -> CallRefusedException.ofParameter(
                        name, "must be a config ID; list them with DescribeCdnDomainConfigs"));
    }

    /**
     * The values of numbered parameters, such as {@code ResourceId.1} and {@code ResourceId.2}; {@code max} at most.
     *
     * @param name the part before the numbers
     */
    public List<String> numbered(String name, int max) {
        var listed = new ArrayList<String>();
        for (var number = 1; number <= MAX_NUMBER; number++) {
            var value = find(name + "." + number);
            if (value != null) {
                listed.add(value);
            }
        }
        if (listed.size() > max) {
            throw CallRefusedException.ofParameter(
                    name + ".N", "occurs " + listed.size() + " times; the limit per call is " + max);
        }
        return listed;
    }

    /** The domain in a parameter. */
    public DomainName domain(String name) {
        return domain(name, require(name));
    }

    /** The domains in a comma-separated parameter, each once; {@code max} at most. */
    public List<DomainName> domains(String name, int max) {
        return domains(name, list(name), max);
    }

    /** As the other, for numbered parameters. */
    public List<DomainName> numberedDomains(String name, int max) {
        return domains(name + ".N", numbered(name, MAX_NUMBER), max);
    }

    private static List<DomainName> domains(String name, List<String> names, int max) {
        if (names.isEmpty()) {
            throw new CallRefusedException(ErrorCode.PARAMETER_MISSING, name + " is required");
        }
        if (names.size() > max) {
            throw new CallRefusedException(
                    ErrorCode.TOO_MANY_DOMAINS,
                    name + " lists " + names.size() + " domains; the limit per call is " + max);
        }
        var domains = new ArrayList<DomainName>();
        var seen = new HashSet<DomainName>();
        for (var text : names) {
            var domain = domain(name, text);
            if (!seen.add(domain)) {
                throw CallRefusedException.ofParameter(name, "lists " + domain + " twice; list it once");
            }
            domains.add(domain);
        }
        return domains;
    }

    /** The values of a comma-separated parameter; empty when it is absent. */
    public List<String> list(String name) {
        var value = find(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /** Refuses parameters that neither every call may have nor {@code known} lists, where {@code .N} stands for numbers. */
    public void refuseOthers(Set<String> known) {
        if (find("SecurityToken") != null && !known.contains("SecurityToken")) {
            throw new CallRefusedException(
                    ErrorCode.SECURITY_TOKEN,
                    "temporary credentials are not supported; omit SecurityToken and sign with an access key of this"
                            + " service");
        }
        var other = values.keySet().stream()
                .filter(name -> !COMMON.contains(name)
                        && !known.contains(name)
                        && !known.contains(NUMBER.matcher(name).replaceFirst(".N")))
                .sorted()
                .findFirst();
        if (other.isPresent()) {
            throw CallRefusedException.ofParameter(
                    Printable.of(other.get()),
                    "is not a parameter of this operation; omit it. Known parameters: "
                            + String.join(", ", known.stream().sorted().toList()));
        }
    }

    /** The domain in a parameter; the API also writes a wildcard with a dot in front. */
    public static DomainName domain(String parameter, String text) {
        try {
            return DomainName.parse(text.startsWith(".") ? "*" + text : text);
        } catch (InvalidValueException e) {
            throw new CallRefusedException(ErrorCode.DOMAIN_INVALID, parameter + ": " + e.detail());
        }
    }
}
