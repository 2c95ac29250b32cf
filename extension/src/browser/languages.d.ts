/** The languages that the build found, in the order of their tags. */
declare module "affix:languages" {
  const languages: readonly { tag: string; read: boolean }[];
  export default languages;
}
