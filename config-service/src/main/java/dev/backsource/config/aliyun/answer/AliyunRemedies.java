package dev.backsource.config.aliyun.answer;

import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Remedies in the words of Alibaba Cloud CDN's API; where it has no operation for one, the remedy refers to the console. */
final class AliyunRemedies {
    private static final String BY_SECOND_PERSON =
            " on the domain's page in the console, for a second person to approve";

    private AliyunRemedies() {}

    static String words(Remedy remedy) {
        return remedy.in(template(remedy.code()));
    }

    private static String template(RemedyCode code) {
        return switch (code) {
            case ADD_DOMAIN -> "add it with AddCdnDomain";
            case ADD_DOMAIN_AND_PROPOSE -> "add {domain} without that, and propose it" + BY_SECOND_PERSON;
            case ASK_EDGES -> "or ask an edge itself, at its management port";
            case AUTHENTICATE -> "sign with an access key of this service: its ID is the access key id";
            case CHANGE_OR_REMOVE_DOMAIN ->
                "change it with ModifyCdnDomain or BatchSetCdnDomainConfig, or remove it with DeleteCdnDomain";
            case LIST_ACCESS_KEYS, LIST_ACCOUNTS -> "the console lists those that you administer";
            case LIST_PORT_REQUESTS, LIST_PROPOSALS -> "the domain's page in the console lists them";
            case LIST_PURGES -> "DescribeRefreshTasks lists those of the last days";
            case PROPOSE_CHANGE -> "propose the change" + BY_SECOND_PERSON;
            case PROPOSE_BEFORE_REMOVAL ->
                "propose the same of {domain}" + BY_SECOND_PERSON + ", and remove it after that";
            case READ_AND_REPEAT_ITEM, READ_AND_REPEAT -> "describe it again, and repeat the call";
            case READ_INTERFACE -> "docs/aliyun-api.md lists the operations";
            case REPEAT_WITH_NEW_KEY -> "sign the call anew";
            case REPEAT_FROM_OWN_PAGE -> "sign the call with an access key";
            case RESTORE_EARLIER_OR_REMOVE ->
                "remove the domain with DeleteCdnDomain, or restore an earlier revision in the console";
            case SIGN_IN_AT_PROVIDER -> "sign in at the console";
        };
    }
}
