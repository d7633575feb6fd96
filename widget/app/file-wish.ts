/** Files to take, or null: let the visitor choose some. */
export type FileWish = FileList | null
