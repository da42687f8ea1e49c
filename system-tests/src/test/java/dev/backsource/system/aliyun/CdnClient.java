package dev.backsource.system.aliyun;

import java.util.List;
import java.util.Map;

/** One of the official clients, by the calls that tests make. */
interface CdnClient {
    /** A config as a client gives it. */
    record Config(String id, String function, String status, Map<String, String> arguments) {}

    /**
     * A call that was refused, as the client's own exception tells it.
     *
     * @param code the exception's
     */
    record Refused(String code, String message) {}

    /** The ids of the configs, in the order of domains. */
    List<Long> set(String domains, String functions) throws Exception;

    List<Config> describe(String domain) throws Exception;

    void deleteConfig(String domain, String id) throws Exception;

    void delete(String domains, String functions) throws Exception;

    /** What of a failure the client's own exception says. */
    Refused refused(Throwable failure);
}
