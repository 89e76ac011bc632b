/** The order of the server for what the adapter compares: by type, then numbers by size and strings by their UTF-8 bytes. */
export declare const compareBson: (left: unknown, right: unknown) => number;
/** Whether two values are of one type, which `$gt` and its kin ask for. */
export declare const ofOneType: (left: unknown, right: unknown) => boolean;
